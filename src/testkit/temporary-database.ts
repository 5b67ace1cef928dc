import { openDatabase, type OpenDatabase } from '#storage/open-database.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A real embedded PostgreSQL with an empty database, in a data folder of its own. */
export interface TemporaryDatabase extends Omit<OpenDatabase, 'close'> {
  /** Stops the server and removes the folder. */
  remove(): Promise<void>;
}

/** Starts one, in about a second; one a test file is enough. */
export async function createTemporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = await createTemporaryFolder('database');
  try {
    const { close, ...database } = await openDatabase({ homeFolder: folder.path });
    return {
      ...database,
      remove: async () => {
        await close();
        await folder.remove();
      },
    };
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
