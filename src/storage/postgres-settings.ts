/**
 * Settings of the embedded server for a small machine with one studio on it: little memory, no parallel workers,
 * loopback only, no socket file. `fsync` stays on, as PostgreSQL has it: a paid result must survive a power cut.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '32MB',
  max_wal_size: '256MB',
  min_wal_size: '32MB',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '2',
  max_logical_replication_workers: '0',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
} as const;

/** Settings of PostgreSQL by name, such as `max_connections`. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** Command line arguments of `postgres` for a data folder and a port; `changes` go before the settings here. */
export function postgresArguments(dataFolder: string, port: number, changes: PostgresSettings): readonly string[] {
  const flags = Object.entries({ ...settings, ...changes }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', dataFolder, '-p', String(port), ...flags];
}

/** Command line arguments of `initdb`: UTF-8 with the built-in locale, so that every machine sorts alike. */
export function initdbArguments(dataFolder: string, user: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${dataFolder}`,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
}
