import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { readExecutorId } from './executor-identity.ts';
import { type ExecutorLock, holdExecutorLock } from './executor-lock.ts';
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

/**
 * Opens the database of a data folder. The folder's lock is taken first, so a second process on the same folder is
 * refused before it touches anything. An embedded server that dies while open is started again.
 * Throws `home_in_use`, `home_unwritable`, `database_unavailable`, `disk_full`.
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  const homeFolder = await prepareHomeFolder(options.homeFolder);
  const homeLock = await acquireHomeLock(homeFolder);
  let embedded: EmbeddedPostgres | undefined;
  try {
    const executorId = await readExecutorId(homeFolder);
    if (options.databaseUrl === undefined) embedded = await startEmbeddedPostgres(homeFolder);
    const url = embedded?.url ?? options.databaseUrl ?? '';
    const session = new DatabaseSession({ url, executorId, homeFolder, homeLock, embedded });
    await session.lockExecutor();
    return {
      url,
      kind: embedded ? 'embedded' : 'server',
      adopted: embedded?.adopted ?? false,
      executorId,
      homeFolder,
      close: () => session.close(),
    };
  } catch (error) {
    // A server that was adopted may be in use by whoever refused us: it is left as it was found.
    if (embedded?.adopted !== true) await embedded?.stop();
    await homeLock.release();
    throw error;
  }
}

interface SessionParts {
  readonly url: string;
  readonly executorId: string;
  readonly homeFolder: string;
  readonly homeLock: HomeLock;
  readonly embedded: EmbeddedPostgres | undefined;
}

/** What is held while a database is open, and given back at its close. */
class DatabaseSession {
  readonly #parts: SessionParts;
  #embedded: EmbeddedPostgres | undefined;
  #executorLock: ExecutorLock | undefined;
  #reviving: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#embedded = parts.embedded;
  }

  async lockExecutor(): Promise<void> {
    const { url, executorId, homeFolder } = this.#parts;
    this.#executorLock = await holdExecutorLock({ url, executorId, homeFolder, onLost: () => this.#onLost() });
  }

  #onLost(): void {
    // A server of the user's own is the user's to start again.
    if (this.#closing || !this.#embedded) return;
    // A failure shows at the next query, which says that the database is unavailable.
    this.#reviving = this.#revive().catch(() => undefined);
  }

  /** Starts the embedded server again, at the address everyone knows already. */
  async #revive(): Promise<void> {
    const revived = await startEmbeddedPostgres(this.#parts.homeFolder);
    this.#embedded = revived;
    if (revived.url === this.#parts.url) await this.lockExecutor();
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#closeAll());
  }

  async #closeAll(): Promise<void> {
    try {
      await this.#reviving;
      await this.#executorLock?.release();
      await this.#embedded?.stop();
    } finally {
      await this.#parts.homeLock.release();
    }
  }
}
