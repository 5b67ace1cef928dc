import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

const main = path.join(import.meta.dirname, 'main.ts');
const listModules = `
  import { registerHooks } from 'node:module';
  registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) });`;

it('answers a call for help without loading a schema, a setting or anything that works', () => {
  const hook = `data:text/javascript,${encodeURIComponent(listModules)}`;
  const script = `"${process.execPath}" --import "${hook}" "${main}" --help 2>&1 >/dev/null`;
  const loaded = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim().split('\n');
  expect(loaded.some((url) => url.endsWith('/cli/definitions/define-make.ts'))).toBe(true);
  const heavy = /\/node_modules\/(?!commander\/)|\/src\/(?!app\/(?:main|environment)\.ts|cli\/|domain\/errors\.ts)/;
  expect(loaded.filter((url) => url.startsWith('file:') && heavy.test(url))).toEqual([]);
});
