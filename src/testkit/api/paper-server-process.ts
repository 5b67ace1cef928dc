import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { ProgramAnswer, ProgramOrder, ProgramPlan, ProgramState } from './paper-server-messages.ts';

/** A paper server in a process of its own: its memory is nobody else's, and it can be killed. */
export interface PaperServerProcess {
  readonly pid: number;
  readonly origin: string;
  /** Collects garbage, then looks. */
  look(): Promise<ProgramState>;
  /** What the process has in memory now, of all kinds; with `family` also what it has started. */
  residentBytes(which?: 'alone' | 'family'): number;
  /** Processor time it has used so far. */
  cpuSeconds(): number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts one on the database and files of another. */
export async function startPaperServerProcess(plan: ProgramPlan): Promise<PaperServerProcess> {
  const child = fork(new URL('./paper-server-program.ts', import.meta.url), [JSON.stringify(plan)], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
  });
  const ended = once(child, 'exit');
  const nextAnswer = async (): Promise<ProgramAnswer> => {
    const answer = await Promise.race([once(child, 'message'), ended.then(() => undefined)]);
    if (answer === undefined) throw new Error('The server’s process has ended.');
    return answer[0] as ProgramAnswer;
  };
  const { origin } = (await nextAnswer()) as { origin: string };
  const pid = child.pid!;
  return {
    pid,
    origin,
    async look() {
      const answer = nextAnswer();
      child.send('look' satisfies ProgramOrder);
      return (await answer) as ProgramState;
    },
    residentBytes: (which = 'alone') => residentBytesOf(pid, which),
    cpuSeconds: () => cpuSecondsOf(pid),
    async stop() {
      if (child.connected) child.send('stop' satisfies ProgramOrder);
      await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A process that ends while it is looked at has nothing any more. */
function residentBytesOf(pid: number, which: 'alone' | 'family'): number {
  const own = Number(/^VmRSS:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
  if (which === 'alone') return own;
  const children = readOrNothing(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + residentBytesOf(Number(child), 'family'), own);
}

/** Linux counts in hundredths of a second. */
function cpuSecondsOf(pid: number): number {
  const [, , , , , , , , , , , user = '0', system = '0'] = readOrNothing(`/proc/${pid}/stat`)
    .split(') ')
    .at(-1)!
    .split(' ');
  return (Number(user) + Number(system)) / 100;
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
