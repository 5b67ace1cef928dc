import { spawn } from 'node:child_process';
import { withLimits } from './process-limits.ts';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import type { ProcessLimits } from './process-limits.ts';

/** A child in a process group of its own, so that it and whatever it starts can be ended together. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Settles when the child has ended and its pipes are closed; rejects when it could not be started. */
  readonly ended: Promise<ProcessEnd>;
  /** Ends the whole group at once. Safe to call at any time. */
  kill(): void;
}

export interface ProcessEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
}

const isWindows = process.platform === 'win32';

/**
 * Nothing of the user's: a decoder that a hostile file has taken over finds no key or token in its environment.
 * (On Windows Node adds the few variables of the system without which no program starts.)
 */
const environment = isWindows ? {} : { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Starts a program as the head of a new process group, within limits. The group is killed when this thread or process
 * exits, so no encoder outlives us. (A signal that ends Node without its `exit` event is the caller's to turn into an exit.)
 */
export function startProcessGroup(
  command: string,
  args: readonly string[],
  stdio: StdioOptions,
  limits: ProcessLimits,
): ProcessGroup {
  const limited = withLimits(command, args, limits);
  const options = { stdio, env: environment, detached: !isWindows, windowsHide: true, shell: false };
  const child = spawn(limited.command, limited.args, options);
  let hasEnded = false;
  const kill = (): void => {
    if (!hasEnded) killGroup(child);
  };
  process.once('exit', kill);
  const ended = new Promise<ProcessEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal }));
  }).finally(() => {
    hasEnded = true;
    process.removeListener('exit', kill);
  });
  return { child, ended, kill };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (isWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is already gone, which is what was asked for.
    return;
  }
}
