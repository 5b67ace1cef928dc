import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

/** One part of `npm run check`: what node runs, and the file without which there is nothing to check. */
interface Check {
  readonly name: string;
  readonly args: readonly string[];
  readonly needs?: string;
}

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
}

const root = join(import.meta.dirname, '..');

/** The program a package installs, as a file node can run on every platform. */
function programOf(packageName: string, program = packageName): string {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  return join(folder, bin[program] ?? '');
}

/** The slow ones first, so that the quick ones fill the gaps. */
function listChecks(): Check[] {
  return [
    { name: 'unused code', args: [programOf('knip'), '--no-progress'] },
    { name: 'types', args: [programOf('typescript', 'tsc'), '-p', 'tsconfig.json'] },
    { name: 'types, no Node', args: [programOf('typescript', 'tsc'), '-p', 'tsconfig.portable.json'] },
    {
      name: 'types, web',
      args: [programOf('typescript', 'tsc'), '-p', 'src/web/tsconfig.json'],
      needs: 'src/web/tsconfig.json',
    },
    { name: 'types, browser tests', args: [programOf('typescript', 'tsc'), '-p', 'tsconfig.browser.json'] },
    { name: 'format', args: [programOf('oxfmt'), '--check'] },
    { name: 'lint', args: [programOf('oxlint'), '--deny-warnings'] },
    { name: 'layers', args: ['scripts/check-layers.ts'] },
    { name: 'one way out', args: ['scripts/check-network.ts'] },
    { name: 'docs', args: ['scripts/check-docs.ts'] },
    { name: 'words', args: ['scripts/check-words.ts'] },
    { name: 'NOTICE', args: ['scripts/write-notice.ts', '--check'] },
    { name: 'pixel program', args: ['scripts/write-pixel-program.ts', '--check'] },
    {
      name: '.env.example',
      args: ['scripts/write-env-example.ts', '--check'],
      needs: 'scripts/write-env-example.ts',
    },
    { name: 'addresses for the studio', args: ['scripts/write-web-routes.ts', '--check'] },
    { name: 'openapi.json', args: ['scripts/write-openapi.ts', '--check'], needs: 'scripts/write-openapi.ts' },
  ];
}

function runCheck({ name, args }: Check): Promise<Outcome> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok  ' : 'FAIL'}  ${name.padEnd(16)} ${seconds.padStart(5)} s`);
      resolve({ name, passed: code === 0, output: Buffer.concat(chunks).toString('utf8').trimEnd() });
    });
  });
}

async function runAll(checks: readonly Check[]): Promise<Outcome[]> {
  const waiting = [...checks];
  const outcomes: Outcome[] = [];
  const work = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
      outcomes.push(await runCheck(check));
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return outcomes;
}

const failed = (
  await runAll(listChecks().filter(({ needs }) => needs === undefined || existsSync(join(root, needs))))
).filter((outcome) => !outcome.passed);
for (const { name, output } of failed) console.log(`\n── ${name}\n${output}`);
if (failed.length > 0) {
  console.log(`\n${failed.length} of the checks failed: ${failed.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 1;
}
