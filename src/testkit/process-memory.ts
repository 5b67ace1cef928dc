import { readFile } from 'node:fs/promises';

/** Memory in use by this process and all that it has started, at its highest. */
export interface MemoryWatch {
  /** In bytes; ends the watch. */
  stop(): Promise<number>;
}

/** Looks at /proc ten times a second. Pages that processes share count once for each of them: the truth is lower. */
export function watchMemory(): MemoryWatch {
  let highest = 0;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    highest = Math.max(highest, await familyMemory(process.pid));
    looking = undefined;
  };
  const timer = setInterval(() => (looking ??= look()), 100);
  return {
    async stop() {
      clearInterval(timer);
      await (looking ?? look());
      return highest;
    },
  };
}

/** Memory of a process by itself, and with all that it has started, in bytes. */
export async function processMemory(pid: number): Promise<{ readonly ownBytes: number; readonly treeBytes: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return { ownBytes: residentBytes(status), treeBytes: await familyMemory(pid) };
}

/** A process that ends while it is looked at has no memory and no children. */
async function familyMemory(pid: number): Promise<number> {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const [status, children] = await Promise.all([read('status'), read(`task/${pid}/children`)]);
  const own = residentBytes(status);
  const theirs = await Promise.all(children.split(' ').filter(Boolean).map(Number).map(familyMemory));
  return theirs.reduce((sum, bytes) => sum + bytes, own);
}

function residentBytes(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
