import { readFile, readdir, readlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a process of a data folder is for. */
export type ProcessRole = 'program' | 'ffmpeg' | 'postgres';

export interface HomeProcess {
  readonly pid: number;
  readonly role: ProcessRole;
  readonly command: string;
}

/** Every living process that works in a data folder: the program, its encoders, the database. Linux only. */
export async function processesOf(homeFolder: string): Promise<readonly HomeProcess[]> {
  const names = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(names.map((name) => readProcess(name, homeFolder)));
  return found.filter((entry) => entry !== undefined);
}

async function readProcess(name: string, homeFolder: string): Promise<HomeProcess | undefined> {
  const read = (file: string): Promise<string> => readFile(`/proc/${name}/${file}`, 'utf8').catch(() => '');
  const [command, environment, folder] = await Promise.all([
    read('cmdline'),
    read('environ'),
    readlink(`/proc/${name}/cwd`).catch(() => ''),
  ]);
  // A process that has ended but is not yet waited for has neither.
  if (command === '' && environment === '') return undefined;
  const isOurs =
    command.includes(homeFolder) ||
    folder.startsWith(homeFolder) ||
    environment.split('\0').includes(`BEATBOARD_HOME=${homeFolder}`);
  return isOurs ? { pid: Number(name), role: roleOf(command), command: command.replaceAll('\0', ' ') } : undefined;
}

function roleOf(command: string): ProcessRole {
  const [program = ''] = command.split('\0');
  if (/(^|\/)postgres(:| |$)/.test(program)) return 'postgres';
  return /(^|\/)ffmpeg$/.test(program) ? 'ffmpeg' : 'program';
}

/** SIGKILL for all the given roles of a data folder, as near to one instant as can be. */
export async function killProcessesOf(homeFolder: string, roles: readonly ProcessRole[]): Promise<void> {
  for (const { pid, role } of await processesOf(homeFolder)) {
    if (!roles.includes(role)) continue;
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      continue;
    }
  }
}

/** Waits until no process of a data folder is left, and returns those still there after the limit: none, if all is well. */
export async function processesLeft(homeFolder: string, limitSeconds: number): Promise<readonly HomeProcess[]> {
  const pollMs = 50;
  for (let waitedMs = 0; ; waitedMs += pollMs) {
    const left = await processesOf(homeFolder);
    if (left.length === 0 || waitedMs >= limitSeconds * 1000) return left;
    await sleep(pollMs);
  }
}
