import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { BeatboardError } from '#domain/errors.ts';
import { errorMessageOf } from './file-error.ts';

export interface ExecutorLock {
  release(): Promise<void>;
}

export interface ExecutorLockOptions {
  readonly url: string;
  readonly executorId: string;
  readonly homeFolder: string;
  /** Called once when the session, and so the lock, is lost without `release`. */
  readonly onLost: () => void;
}

/** A killed owner's session ends a moment after it: wait this long for the lock it held. */
const retryMs = 50;
const retries = 20;

/**
 * Holds an advisory lock on the worker's name for as long as a session of its own lives: the judge when two processes
 * share a worker's name in spite of the lock file, as with a copied data folder on one server.
 * Throws `home_in_use`, `database_unavailable`.
 */
export async function holdExecutorLock(options: ExecutorLockOptions): Promise<ExecutorLock> {
  const session = await connect(options.url);
  for (let attempt = 0; attempt <= retries; attempt += 1) {
    const { rows } = await session.query<{ locked: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
      [`beatboard ${options.executorId}`],
    );
    if (rows[0]?.locked) return watch(session, options.onLost);
    await sleep(retryMs);
  }
  await session.end();
  throw new BeatboardError(
    'home_in_use',
    `Another Beatboard is working under the identity kept in ${options.homeFolder}.`,
  );
}

function watch(session: pg.Client, onLost: () => void): ExecutorLock {
  let released = false;
  session.once('end', () => {
    if (!released) onLost();
  });
  return {
    release: async () => {
      released = true;
      await session.end().catch(() => undefined);
    },
  };
}

async function connect(url: string): Promise<pg.Client> {
  try {
    const session = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    // Without a listener a lost connection would end the process; `end` follows and is what counts.
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
