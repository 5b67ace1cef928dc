/**
 * Writes `.env.example` from the table in `src/app/settings.ts`, which is the truth. With `--check` nothing is
 * written: exit code 1 says that the file differs, and `node scripts/write-env-example.ts` mends that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { envExample } from '#app/settings.ts';

const filePath = path.join(import.meta.dirname, '..', '.env.example');

if (process.argv.includes('--check')) {
  if (readText() !== envExample()) {
    process.stderr.write('.env.example is out of date: run "node scripts/write-env-example.ts".\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(filePath, envExample());
}

function readText(): string {
  try {
    return readFileSync(filePath, 'utf8');
  } catch {
    return '';
  }
}
