import { readFile } from 'node:fs/promises';
import { processesOf } from './home-processes.ts';

/** Linux counts the time of processes in hundredths of a second. */
const ticksPerSecond = 100;

/** Processor time a database has taken since its start, in seconds, with that of connections that have ended. */
export async function databaseCpuSeconds(homeFolder: string): Promise<number> {
  const processes = (await processesOf(homeFolder)).filter(({ role }) => role === 'postgres');
  const times = await Promise.all(processes.map(({ pid }) => cpuSecondsOf(pid)));
  return times.reduce((sum, { own, children }) => sum + own + children, 0);
}

/** Processor time of a process, and of those it has started and waited for, in seconds. */
export async function cpuSecondsOf(pid: number): Promise<{ readonly own: number; readonly children: number }> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name of the program, in brackets, may hold anything; the fields that count are the 12th to 15th after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user = 0, system = 0, childUser = 0, childSystem = 0] = fields.slice(11, 15).map(Number);
  return { own: (user + system) / ticksPerSecond, children: (childUser + childSystem) / ticksPerSecond };
}
