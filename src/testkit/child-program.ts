import { type ChildProcess, spawn } from 'node:child_process';

/** A TypeScript program run as a process of its own, to be killed. */
export interface ChildProgram {
  readonly pid: number;
  /** Resolves with the first line of standard output that begins with `prefix`; rejects if the program ends before. */
  lineStarting(prefix: string): Promise<string>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits for the end; the exit code, null after a signal. */
  ended(): Promise<number | null>;
}

/** Starts `node programPath ...args`. What it prints to standard error goes into the error of a line that never comes. */
export function startChildProgram(programPath: string, args: readonly string[]): ChildProgram {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', programPath, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    pid: child.pid ?? 0,
    lineStarting: (prefix) =>
      waitForLine(
        child,
        () => output,
        () => errors,
        prefix,
      ),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended: () => ended,
  };
}

async function waitForLine(
  child: ChildProcess,
  output: () => string,
  errors: () => string,
  prefix: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const lines = output().split('\n').slice(0, -1);
      const line = lines.find((candidate) => candidate.startsWith(prefix));
      if (line !== undefined) resolve(line);
    };
    child.stdout?.on('data', look);
    child.once('close', () => {
      look();
      reject(new Error(`The program ended before it printed "${prefix}": ${errors()}`));
    });
    look();
  });
}
