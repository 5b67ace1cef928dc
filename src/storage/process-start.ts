import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { childEnvironment } from './child-environment.ts';

const run = promisify(execFile);

/** A living process: when it started (an opaque mark, compared for equality) and what it runs. */
export interface LivingProcess {
  /** Differs between two processes that were given the same number one after the other. */
  readonly startMark: string;
  /** The command line as far as the system tells it, else empty. */
  readonly command: string;
}

/** Looks a process up by its number. A zombie counts as dead: it holds nothing any more. */
export async function findLivingProcess(pid: number): Promise<LivingProcess | undefined> {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return findByProc(pid);
  if (process.platform === 'win32') return isSignalable(pid) ? { startMark: '', command: '' } : undefined;
  return findByPs(pid);
}

async function findByProc(pid: number): Promise<LivingProcess | undefined> {
  try {
    const [stat, commandLine] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // "pid (name) state ppid …": the name may hold spaces and brackets, so count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const startTimeField = 19; // field 22 of proc(5), counted from the state, which is field 3
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return { startMark: fields[startTimeField] ?? '', command: commandLine.replaceAll('\0', ' ').trim() };
  } catch {
    return undefined;
  }
}

async function findByPs(pid: number): Promise<LivingProcess | undefined> {
  try {
    const { stdout } = await run('ps', ['-o', 'state=,lstart=,command=', '-p', String(pid)], childEnvironment);
    const match = /^\s*(\S+)\s+(\w+\s+\w+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/.exec(stdout.trim());
    if (!match || match[1]?.startsWith('Z')) return undefined;
    return { startMark: match[2] ?? '', command: match[3] ?? '' };
  } catch {
    return undefined;
  }
}

function isSignalable(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
