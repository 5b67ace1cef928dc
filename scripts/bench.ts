import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { listFiles } from './source-files.ts';

/** Runs the files of `bench/` one after the other, those whose name contains an argument, or all of them. */
const root = join(import.meta.dirname, '..');
const wanted = process.argv.slice(2);
const files = listFiles(root, ['bench'], ['.ts']).filter(
  (path) => wanted.length === 0 || wanted.some((word) => path.includes(word)),
);
if (files.length === 0) {
  console.error(wanted.length === 0 ? 'bench/ is empty.' : `No file of bench/ is named like ${wanted.join(', ')}.`);
  process.exitCode = 1;
}
for (const file of files) {
  console.log(`\n── ${file}`);
  const { status } = spawnSync(process.execPath, [file], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
