import { randomBytes } from 'node:crypto';
import { openDatabase, type OpenDatabase } from '#storage/open-database.ts';
import {
  createSharedDatabase,
  dropSharedDatabase,
  sharedPostgresUrl,
  sharedPostgresVariable,
} from './shared-postgres.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** An empty database on a real PostgreSQL, and a data folder that is open on it. */
export interface TemporaryDatabase extends Omit<OpenDatabase, 'close'> {
  /** Removes the database and the folder. */
  remove(): Promise<void>;
}

export interface TemporaryDatabaseOptions {
  /** Without the tables, as it is before the first start. */
  readonly isBare?: boolean;
}

/**
 * Makes one. In a test run it is a copy, in a tenth of a second, on the one server of the run, with all tables there;
 * anything that looks at the whole server, such as `pg_stat_activity`, sees those of other test files too. Outside it is
 * a server of its own, started in a second.
 */
export async function createTemporaryDatabase({
  isBare = false,
}: TemporaryDatabaseOptions = {}): Promise<TemporaryDatabase> {
  const sharedFolder = process.env[sharedPostgresVariable];
  if (sharedFolder === undefined) return openTemporary({}, () => Promise.resolve());
  const serverUrl = await urlOf(sharedFolder);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const databaseUrl = await createSharedDatabase(serverUrl, name, isBare);
  return openTemporary({ databaseUrl }, () => dropSharedDatabase(serverUrl, name));
}

async function openTemporary(
  options: { readonly databaseUrl?: string },
  drop: () => Promise<void>,
): Promise<TemporaryDatabase> {
  const folder = await createTemporaryFolder('database');
  try {
    const { close, ...database } = await openDatabase({ homeFolder: folder.path, ...options });
    return {
      ...database,
      remove: async () => {
        await close();
        await drop();
        await folder.remove();
      },
    };
  } catch (error) {
    await drop();
    await folder.remove();
    throw error;
  }
}

let url: Promise<string> | undefined;

/** Asked once by each process. */
function urlOf(folder: string): Promise<string> {
  return (url ??= sharedPostgresUrl(folder));
}
