import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { BeatboardError } from '#domain/errors.ts';
import { childEnvironment } from './child-environment.ts';
import { asStorageError, errorMessageOf } from './file-error.ts';
import { readOrCreateFile, replaceFile } from './home-folder.ts';
import { choosePostgresAccount, giveTo, type PostgresAccount } from './postgres-account.ts';
import { startPostgresProcess, stopPostgresProcess } from './postgres-process.ts';
import { findPostgresProgram, type PostgresProgram } from './postgres-program.ts';
import { initdbArguments, type PostgresSettings } from './postgres-settings.ts';
import { isPostmasterAlive, readPostmaster, removeStalePostmasterFile } from './postmaster-file.ts';

const run = promisify(execFile);

/** A PostgreSQL server of our own, on 127.0.0.1 only. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** True when the server was found running, left behind by a process that was killed. */
  readonly adopted: boolean;
  readonly pid: number;
  stop(): Promise<void>;
}

const databaseUser = 'beatboard';
/** Just after a server was killed, its children and shared memory linger: later attempts succeed. */
const retryMs = 250;
const retryForMs = 30_000;
const passingTroubles =
  /already exists|still in use|Address already in use|could not create any TCP|starting up|shutting down/i;
/** Any other trouble gets one more try, in case it was that of a moment. */
const attemptsOnOtherTrouble = 2;

interface Place {
  readonly homeFolder: string;
  readonly dataFolder: string;
  readonly program: PostgresProgram;
  readonly account: PostgresAccount;
  readonly password: string;
  readonly settings: PostgresSettings;
}

/**
 * Starts the PostgreSQL kept in `<home>/postgres`, making it at first, or adopts the one still running there. Call it
 * only while holding the home lock. `settings` change those a studio's server has. Throws `database_unavailable` with
 * the reason from PostgreSQL's log.
 */
export async function startEmbeddedPostgres(
  homeFolder: string,
  settings: PostgresSettings = {},
): Promise<EmbeddedPostgres> {
  const place = await preparePlace(homeFolder, settings);
  const deadline = performance.now() + retryForMs;
  let reason = 'it did not answer';
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await startOrAdopt(place);
    if (typeof outcome !== 'string') return outcome;
    reason = outcome;
    const passing = passingTroubles.test(reason);
    if (performance.now() > deadline || (!passing && attempt >= attemptsOnOtherTrouble)) break;
    await sleep(retryMs);
  }
  if (/No space left/i.test(reason)) {
    throw new BeatboardError('disk_full', `The disk is full: PostgreSQL in ${place.dataFolder} cannot start.`);
  }
  throw new BeatboardError('database_unavailable', `PostgreSQL in ${place.dataFolder} did not start: ${reason}.`);
}

async function preparePlace(homeFolder: string, settings: PostgresSettings): Promise<Place> {
  const dataFolder = path.join(homeFolder, 'postgres');
  const program = await findPostgresProgram();
  const account = await choosePostgresAccount(dataFolder, path.dirname(program.postgres));
  const password = await readOrCreateFile(path.join(homeFolder, 'postgres-password'), () =>
    randomBytes(24).toString('hex'),
  );
  const place = { homeFolder, dataFolder, program, account, password, settings };
  if (!(await stat(dataFolder).catch(() => undefined))) await createCluster(place);
  return place;
}

/** Makes the cluster in a folder beside and renames it, so that a kill in the middle leaves nothing half made. */
async function createCluster({ homeFolder, dataFolder, program, account, password }: Place): Promise<void> {
  const unfinished = `${dataFolder}.unfinished`;
  const passwordFile = path.join(homeFolder, 'postgres-password.initdb');
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    await giveTo(account, unfinished);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await giveTo(account, passwordFile);
    const [command = '', ...args] = [
      ...account.launcher,
      program.initdb,
      ...initdbArguments(unfinished, databaseUser, passwordFile),
    ];
    const identity = account.launcher.length === 0 ? account.identity : {};
    await run(command, args, { cwd: '/', ...childEnvironment, ...identity });
    await rename(unfinished, dataFolder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw clusterError(error, dataFolder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function clusterError(error: unknown, dataFolder: string): unknown {
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  const storageError = asStorageError(error, dataFolder);
  if (storageError instanceof BeatboardError) return storageError;
  if (/No space left/i.test(told)) {
    return new BeatboardError('disk_full', `The disk is full: PostgreSQL could not be set up in ${dataFolder}.`);
  }
  const reason = /error:\s*(.*)/.exec(told)?.[1] ?? errorMessageOf(error);
  return new BeatboardError('database_unavailable', `PostgreSQL could not be set up in ${dataFolder}: ${reason}.`, {
    cause: error,
  });
}

/** One attempt; a string is the reason why it failed. */
async function startOrAdopt(place: Place): Promise<EmbeddedPostgres | string> {
  const running = await readPostmaster(place.dataFolder);
  if (running && (await isPostmasterAlive(running))) {
    const refusal = await probe(place, running.port);
    return refusal ?? describe(place, running.port, running.pid, true);
  }
  if (running) await removeStalePostmasterFile(place.dataFolder);

  const port = await choosePort(place.homeFolder);
  const outcome = await startPostgresProcess({
    program: place.program,
    account: place.account,
    dataFolder: place.dataFolder,
    port,
    settings: place.settings,
    logPath: path.join(place.homeFolder, 'postgres.log'),
  });
  return outcome.ready ? describe(place, port, outcome.pid, false) : outcome.reason;
}

function describe(place: Place, port: number, pid: number, adopted: boolean): EmbeddedPostgres {
  return {
    url: urlOf(place.password, port),
    adopted,
    pid,
    stop: () => stopPostgresProcess(place.program, place.dataFolder, pid),
  };
}

function urlOf(password: string, port: number): string {
  return `postgresql://${databaseUser}:${password}@127.0.0.1:${port}/postgres`;
}

/** Asks a running server whether it serves our folder; undefined when it does, else the reason. */
async function probe(place: Place, port: number): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: urlOf(place.password, port), connectionTimeoutMillis: 1500 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const served = rows[0]?.data_directory;
    if (served === (await realpath(place.dataFolder))) return undefined;
    return `the server on port ${port} serves ${served}`;
  } catch (error) {
    // A server that lives but does not answer is starting up or shutting down: worth waiting for.
    return /password/i.test(errorMessageOf(error))
      ? errorMessageOf(error)
      : `it is starting up (${errorMessageOf(error)})`;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The port of last time if it is still free, else a free one, kept beside the data. */
async function choosePort(homeFolder: string): Promise<number> {
  const portFile = path.join(homeFolder, 'postgres-port');
  const stored = Number(await readFile(portFile, 'utf8').catch(() => ''));
  if (Number.isSafeInteger(stored) && stored > 0 && (await listenOnce(stored)) === stored) return stored;
  const port = await listenOnce(0);
  if (port === undefined) throw new BeatboardError('database_unavailable', 'No port is free on 127.0.0.1.');
  await replaceFile(portFile, `${port}\n`);
  return port;
}

async function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
