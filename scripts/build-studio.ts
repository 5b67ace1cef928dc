/** Builds the studio into `dist/studio` where it is missing or older than its sources, as `npm start` does. */
import path from 'node:path';
import { buildStudio } from '#app/build-studio.ts';

const root = path.join(import.meta.dirname, '..');
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
try {
  const folder = await buildStudio({ root, folder: path.join(root, 'dist', 'studio'), tell });
  tell(folder === undefined ? 'There are no sources of the studio here.' : `The studio is in ${folder}.`);
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
