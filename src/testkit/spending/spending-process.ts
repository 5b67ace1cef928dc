import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandOutcome, Passes, SpendingOrder } from './spending-orders.ts';

const program = join(import.meta.dirname, 'spending-program.ts');

/** A spending program under way. */
export interface SpendingProcess {
  /** Resolves when its studio is open, or when it has ended before. */
  readonly opened: Promise<void>;
  readonly ended: Promise<SpendingEnd>;
  kill(): void;
}

export interface SpendingEnd {
  readonly wasKilled: boolean;
  /** How the commands ended that did. */
  readonly outcomes: readonly CommandOutcome[];
  /** null when it did not come to its end. */
  readonly passes: Passes | null;
  readonly stderr: string;
}

/** Starts one. What it has compiled is kept between processes, since each lives for a moment. */
export function startSpending(order: SpendingOrder, environment: NodeJS.ProcessEnv): SpendingProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'beatboard-spending-cache'), ...environment },
  });
  let stdout = '';
  let stderr = '';
  let noteOpen = (): void => undefined;
  const opened = new Promise<void>((resolve) => (noteOpen = resolve));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stdout.includes('OPEN')) noteOpen();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<SpendingEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      noteOpen();
      resolve({
        wasKilled: signal === 'SIGKILL',
        outcomes: told<CommandOutcome>(stdout, 'ENDED'),
        passes: told<Passes>(stdout, 'PASSES')[0] ?? null,
        stderr,
      });
    });
  });
  return { opened, ended, kill: () => void child.kill('SIGKILL') };
}

/** What was told under a word; a line cut short by a kill is none. */
function told<Value>(stdout: string, word: string): Value[] {
  const lines = stdout.split('\n').slice(0, -1);
  return lines
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => JSON.parse(line.slice(word.length)) as Value);
}
