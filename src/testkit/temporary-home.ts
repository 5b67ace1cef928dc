import { join } from 'node:path';
import type { CommandOptions } from './beatboard-command.ts';
import { createTemporaryDatabase } from './temporary-database.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** A data folder nobody has worked in, for the real program, on a database of its own that is ready. */
export interface TemporaryHome extends CommandOptions {
  readonly environment: Readonly<Record<string, string>>;
  readonly databaseUrl: string;
  /** A path beside the data folder. */
  path(...names: string[]): string;
  remove(): Promise<void>;
}

/** Makes one, for tests of which a first start and an embedded database are not the point. */
export async function createTemporaryHome(
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<TemporaryHome> {
  const place = await createTemporaryFolder(name);
  const database = await createTemporaryDatabase();
  return {
    homeFolder: join(place.path, 'home'),
    environment: { DATABASE_URL: database.url, ...environment },
    databaseUrl: database.url,
    path: (...names) => join(place.path, ...names),
    async remove() {
      await database.remove();
      await place.remove();
    },
  };
}
