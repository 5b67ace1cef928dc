import { sharedPostgresVariable, stopSharedPostgres } from './shared-postgres.ts';
import { createTemporaryFolder, type TemporaryFolder } from './temporary-folder.ts';

let folder: TemporaryFolder | undefined;

/** Before a test run: a place for the one PostgreSQL of its temporary databases. It is started when the first is made. */
export async function setup(): Promise<void> {
  folder = await createTemporaryFolder('shared');
  process.env[sharedPostgresVariable] = folder.path;
}

/** After the run: stops the server, if it was started. */
export async function teardown(): Promise<void> {
  if (folder === undefined) return;
  await stopSharedPostgres(folder.path);
  await folder.remove();
}
