/**
 * Writes `openapi.json` from the table of operations in `src/contract/operations.ts`, which is the truth. With `--check`
 * nothing is written: exit code 1 says that the file differs, and `node scripts/write-openapi.ts` mends that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApiDocument } from '#api/openapi/open-api-document.ts';

const root = path.join(import.meta.dirname, '..');
const filePath = path.join(root, 'openapi.json');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const text = `${JSON.stringify(openApiDocument(version), null, 2)}\n`;

if (process.argv.includes('--check')) {
  if (readText() !== text) {
    process.stderr.write('openapi.json is out of date: run "node scripts/write-openapi.ts".\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(filePath, text);
}

function readText(): string {
  try {
    return readFileSync(filePath, 'utf8');
  } catch {
    return '';
  }
}
