import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { BeatboardError } from '#domain/errors.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { readExecutorId } from './executor-identity.ts';
import { errorMessageOf } from './file-error.ts';
import { prepareHomeFolder } from './home-folder.ts';
import { acquireHomeLock, type HomeLock } from './home-lock.ts';

export interface OpenDatabaseOptions {
  /** The data folder; made when missing, and locked for this process. */
  readonly homeFolder: string;
  /** A PostgreSQL server of the user's own. Omitted: the embedded one, kept in the data folder. */
  readonly databaseUrl?: string;
}

export interface OpenDatabase {
  readonly url: string;
  readonly kind: 'embedded' | 'server';
  /** True when an embedded server left running by a killed process was taken over. */
  readonly adopted: boolean;
  /** This data folder's name as a worker: stable over restarts, never shared by two live processes. */
  readonly executorId: string;
  /** The real path of the data folder. */
  readonly homeFolder: string;
  /** Stops the embedded server (never the user's own) and gives the data folder free. May be called twice. */
  close(): Promise<void>;
}

/** A killed owner's session ends a moment after it: wait this long for the lock it held. */
const lockRetryMs = 50;
const lockRetries = 60;

/**
 * Opens the database of a data folder. The folder's lock is taken first, so a second process on the same folder is
 * refused before it touches anything. Throws `home_in_use`, `home_unwritable`, `database_unavailable`, `disk_full`.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const homeFolder = await prepareHomeFolder(options.homeFolder);
  const lock = await acquireHomeLock(homeFolder);
  let embedded: EmbeddedPostgres | undefined;
  try {
    const executorId = await readExecutorId(homeFolder);
    if (options.databaseUrl === undefined) embedded = await startEmbeddedPostgres(homeFolder);
    const url = embedded?.url ?? options.databaseUrl ?? '';
    const session = await lockExecutor(url, executorId, homeFolder);
    return {
      url,
      kind: embedded ? 'embedded' : 'server',
      adopted: embedded?.adopted ?? false,
      executorId,
      homeFolder,
      close: onlyOnce(() => closeAll(session, embedded, lock)),
    };
  } catch (error) {
    await embedded?.stop();
    await lock.release();
    throw error;
  }
}

async function closeAll(session: pg.Client, embedded: EmbeddedPostgres | undefined, lock: HomeLock): Promise<void> {
  try {
    await session.end().catch(() => undefined);
    await embedded?.stop();
  } finally {
    await lock.release();
  }
}

function onlyOnce(close: () => Promise<void>): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => (closing ??= close());
}

/**
 * Holds an advisory lock on the worker's name for as long as the session lives: the judge when two processes share a
 * worker's name in spite of the lock file, as with a copied data folder on one server.
 */
async function lockExecutor(url: string, executorId: string, homeFolder: string): Promise<pg.Client> {
  const session = await connect(url);
  for (let attempt = 0; attempt <= lockRetries; attempt += 1) {
    const { rows } = await session.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [`beatboard ${executorId}`],
    );
    if (rows[0]?.locked) return session;
    await sleep(lockRetryMs);
  }
  await session.end();
  throw new BeatboardError('home_in_use', `Another Beatboard is working under the identity kept in ${homeFolder}.`);
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    // A lost session is not an error of its own: whoever uses the database next says what happened.
    session.on('error', () => undefined);
    await session.connect();
    return session;
  } catch (error) {
    throw new BeatboardError(
      'database_unavailable',
      `PostgreSQL at ${hostOf(url)} cannot be reached: ${errorMessageOf(error)}.`,
      { cause: error },
    );
  }
}

/** Host and port of a connection URL, never its password. */
function hostOf(url: string): string {
  try {
    return new URL(url).host || 'DATABASE_URL';
  } catch {
    return 'DATABASE_URL';
  }
}
