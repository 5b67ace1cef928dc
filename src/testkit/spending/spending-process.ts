import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskOrder, PurchaseEnd } from './desk-orders.ts';
import type { CommandOutcome, Passes, SpendingOrder } from './spending-orders.ts';

/** A spending program under way. */
export interface SpendingProcess<Outcome = CommandOutcome> {
  /** Resolves when it is open, or when it has ended before. */
  readonly opened: Promise<void>;
  /** Resolves when it waits to be told to go on, with how its commands have ended so far; or when it has ended before. */
  readonly paused: Promise<readonly Outcome[]>;
  readonly ended: Promise<SpendingEnd<Outcome>>;
  goOn(): void;
  kill(): void;
}

export interface SpendingEnd<Outcome = CommandOutcome> {
  readonly wasKilled: boolean;
  /** How the commands ended that did. */
  readonly outcomes: readonly Outcome[];
  /** null when it did not come to its end. */
  readonly passes: Passes | null;
  readonly stderr: string;
}

/** Starts the one that makes ads. */
export function startSpending(order: SpendingOrder, environment: NodeJS.ProcessEnv): SpendingProcess {
  return start('spending-program.ts', order, environment);
}

/** Starts the one that is the paid desk alone. */
export function startDesk(order: DeskOrder, environment: NodeJS.ProcessEnv): SpendingProcess<PurchaseEnd> {
  return start('desk-program.ts', order, environment);
}

/** What it has compiled is kept between processes, since each lives for a moment. */
function start<Outcome>(program: string, order: object, environment: NodeJS.ProcessEnv): SpendingProcess<Outcome> {
  const path = join(import.meta.dirname, program);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path, JSON.stringify(order)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { NODE_COMPILE_CACHE: join(tmpdir(), 'beatboard-spending-cache'), ...environment },
  });
  // Told to go on when it is no more: that shows in how it has ended.
  child.stdin.on('error', () => undefined);
  let stdout = '';
  let stderr = '';
  const opened = Promise.withResolvers<void>();
  const paused = Promise.withResolvers<readonly Outcome[]>();
  const outcomes = (): Outcome[] => told<Outcome>(stdout, 'ENDED');
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    if (stdout.includes('OPEN')) opened.resolve();
    if (stdout.includes('PAUSED')) paused.resolve(outcomes());
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<SpendingEnd<Outcome>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (_code, signal) => {
      opened.resolve();
      paused.resolve(outcomes());
      resolve({
        wasKilled: signal === 'SIGKILL',
        outcomes: outcomes(),
        passes: told<Passes>(stdout, 'PASSES')[0] ?? null,
        stderr,
      });
    });
  });
  return {
    opened: opened.promise,
    paused: paused.promise,
    ended,
    goOn: () => void child.stdin.write('\n'),
    kill: () => void child.kill('SIGKILL'),
  };
}

/** What was told under a word; a line cut short by a kill is none. */
function told<Value>(stdout: string, word: string): Value[] {
  const lines = stdout.split('\n').slice(0, -1);
  return lines
    .filter((line) => line.startsWith(`${word} `))
    .map((line) => JSON.parse(line.slice(word.length)) as Value);
}
