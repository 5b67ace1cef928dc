import { openDatabase } from '#storage/open-database.ts';

/** A program that opens the data folder given and holds it until it is killed; prints how it found the server. */
const [homeFolder = ''] = process.argv.slice(2);
try {
  const database = await openDatabase({ homeFolder });
  process.stdout.write(`OPEN ${database.adopted ? 'adopted' : 'started'} ${database.executorId}\n`);
  setInterval(() => undefined, 60_000);
} catch (error) {
  process.stdout.write(`REFUSED ${error instanceof Error && 'code' in error ? String(error.code) : String(error)}\n`);
}
