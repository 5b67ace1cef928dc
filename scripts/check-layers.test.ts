import { describe, expect, it } from 'vitest';
import { findLayerFaults } from './check-layers.ts';
import { readImports } from './source-files.ts';

/** A small tree: path → text. */
const faultsOf = (tree: Readonly<Record<string, string>>): string[] =>
  findLayerFaults(Object.entries(tree).map(([path, text]) => ({ path, text })));

/** Spelled from parts, so that this file does not itself import what its trees import. */
const dynamicImport = (path: string): string => `const module = await import('${path}');\n`;
const workerFile = (path: string): string => `new URL('${path}', import.meta.url);\n`;

const leaf = 'export const leaf = 1;\n';

describe('the layers of a small tree', () => {
  it('lets a tree pass that keeps to the table', () => {
    const tree = {
      'src/domain/time.ts': "import { z } from 'zod';\nimport { leaf } from './leaf.ts';\n",
      'src/domain/leaf.ts': leaf,
      'src/media/plan.ts': "import { readFile } from 'node:fs/promises';\nimport type { A } from '#domain/time.ts';\n",
      'src/media/plan.test.ts': "import { a } from '#testkit/kit.ts';\n",
      'src/testkit/kit.ts': "import { a } from '#media/plan.ts';\n",
      'test/whole.test.ts': "import { a } from '#testkit/kit.ts';\nimport { b } from '#app/main.ts';\n",
      'src/app/main.ts': leaf,
    };
    expect(faultsOf(tree)).toEqual([]);
  });

  it.each([
    ['an import up the layers', { 'src/domain/a.ts': "import { b } from '#media/b.ts';\n", 'src/media/b.ts': leaf }],
    ['a type import up', { 'src/media/a.ts': "import type { B } from '#app/b.ts';\n", 'src/app/b.ts': leaf }],
    ['a re-export up', { 'src/media/a.ts': "export { b } from '#app/b.ts';\n", 'src/app/b.ts': leaf }],
    ['a dynamic import up', { 'src/media/a.ts': dynamicImport('#app/b.ts'), 'src/app/b.ts': leaf }],
    [
      'an import over several lines',
      { 'src/media/a.ts': "import {\n  one,\n  two,\n} from '#app/b.ts';\n", 'src/app/b.ts': leaf },
    ],
    ['a worker of another layer', { 'src/media/a.ts': workerFile('../app/b.ts'), 'src/app/b.ts': leaf }],
  ])('goes red on %s', (_what, tree) => {
    expect(faultsOf(tree).join('\n')).toMatch(/may not import/);
  });

  it('goes red on testkit outside tests', () => {
    const tree = { 'src/app/a.ts': "import { b } from '#testkit/b.ts';\n", 'src/testkit/b.ts': leaf };
    expect(faultsOf(tree)).toEqual(['src/app/a.ts:1: #testkit/b.ts: testkit is for tests only']);
  });

  it('goes red when one vendor or feature knows another', () => {
    const vendors = {
      'src/providers/xai/a.ts': "import { b } from '../openai/b.ts';\n",
      'src/providers/openai/b.ts': leaf,
    };
    const features = {
      'src/web/features/costs/a.tsx': "import { b } from '../brief/b.ts';\n",
      'src/web/features/brief/b.ts': leaf,
    };
    expect(faultsOf(vendors)).toEqual([
      'src/providers/xai/a.ts:1: ../openai/b.ts: vendor xai may not import vendor openai',
    ]);
    expect(faultsOf(features).join()).toMatch(/feature costs may not import feature brief/);
  });

  it('lets every vendor know safe-fetch, which knows no vendor', () => {
    const tree = {
      'src/providers/xai/a.ts': "import { b } from '../safe-fetch/b.ts';\n",
      'src/providers/safe-fetch/b.ts': "import { c } from '../openai/c.ts';\n",
      'src/providers/openai/c.ts': leaf,
    };
    expect(faultsOf(tree)).toEqual([
      'src/providers/safe-fetch/b.ts:1: ../openai/c.ts: vendor safe-fetch may not import vendor openai',
    ]);
  });

  it('goes red on cycles, also through types', () => {
    const tree = {
      'src/domain/a.ts': "import type { B } from './b.ts';\n",
      'src/domain/b.ts': "import { c } from './c.ts';\n",
      'src/domain/c.ts': "import { a } from './a.ts';\n",
    };
    expect(faultsOf(tree)).toEqual(['cycle: src/domain/a.ts → src/domain/b.ts → src/domain/c.ts → src/domain/a.ts']);
  });

  it('goes red on the wrong spelling of an import', () => {
    const tree = {
      'src/media/a.ts': "import { b } from '../domain/b.ts';\nimport { c } from '#media/c.ts';\n",
      'src/media/c.ts': "import { none } from './none.ts';\n",
      'src/domain/b.ts': leaf,
    };
    expect(faultsOf(tree)).toEqual([
      'src/media/a.ts:1: ../domain/b.ts: across layers, import by #domain/b.ts',
      'src/media/a.ts:2: #media/c.ts: within a layer, import by a relative path',
      'src/media/c.ts:1: ./none.ts: there is no src/media/none.ts',
    ]);
  });

  it('goes red on a program that is started, or an input that is opened, beside the runner', () => {
    const tree = {
      'src/api/a.ts': "import { execFile } from 'child_process';\n",
      'src/pipeline/b.ts': "const { spawn } = await import('node:child_process');\nconst args = ['-i', path];\n",
      'src/media/ffmpeg/c.ts': "import { spawn } from 'node:child_process';\nconst args = ['-i', path];\n",
    };
    expect(faultsOf(tree)).toEqual([
      'src/api/a.ts:1: programs are started by src/media/ffmpeg only',
      'src/pipeline/b.ts:1: programs are started by src/media/ffmpeg only',
      'src/pipeline/b.ts:2: inputs are opened by src/media/ffmpeg/input-options.ts only',
    ]);
  });

  it('goes red on a package that a layer may not use, and on a folder that is no layer', () => {
    const tree = {
      'src/domain/a.ts': "import { readFileSync } from 'node:fs';\n",
      'src/pipeline/b.ts': "import { DBOS } from '@dbos-inc/dbos-sdk';\nimport { sql } from 'kysely/helpers';\n",
      'src/shared/c.ts': leaf,
    };
    expect(faultsOf(tree)).toEqual([
      'src/domain/a.ts:1: node:fs: domain may import only zod',
      'src/pipeline/b.ts:1: @dbos-inc/dbos-sdk: only engine may import @dbos-inc/dbos-sdk',
      'src/pipeline/b.ts:2: kysely/helpers: only storage may import kysely',
      'src/shared/c.ts:1: belongs to no layer',
    ]);
  });
});

describe('readImports', () => {
  it('does not take a quoted import for an import', () => {
    expect(readImports(`const text = "import { a } from './a.ts'";\n  // import { b } from './b.ts'\n`)).toEqual([]);
  });

  it('says on which line an import begins', () => {
    expect(readImports("import { a } from './a.ts';\n\nexport * from './b.ts';\nimport './c.ts';\n")).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: './b.ts', line: 3 },
      { specifier: './c.ts', line: 4 },
    ]);
  });
});
