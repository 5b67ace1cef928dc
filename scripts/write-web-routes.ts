/**
 * Writes the addresses of the API's operations for the studio from `openapi.json`. With `--check` nothing is written:
 * exit code 1 says that the file differs, and `node scripts/write-web-routes.ts` mends that.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

type Paths = Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;

const root = path.join(import.meta.dirname, '..');
const filePath = path.join(root, 'src/web/lib/api-routes.ts');
const { paths } = JSON.parse(readFileSync(path.join(root, 'openapi.json'), 'utf8')) as { paths: Paths };

const lines = Object.entries(paths).flatMap(([address, methods]) =>
  Object.entries(methods).flatMap(([method, { operationId }]) =>
    operationId === undefined ? [] : [`  ${operationId}: '${method.toUpperCase()} ${address}',`],
  ),
);
const text = [
  '// Made from openapi.json by scripts/write-web-routes.ts.',
  '',
  '/** Method and address of each operation of the API. */',
  'export const apiRoutes = {',
  ...lines,
  '} as const;',
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(filePath, text);
else if (readFileSync(filePath, 'utf8') !== text) {
  process.stderr.write('src/web/lib/api-routes.ts is out of date: run "node scripts/write-web-routes.ts".\n');
  process.exitCode = 1;
}
