import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A disk in memory with room for little, mounted on a folder. */
export interface SmallDisk {
  /** Gives it more room. */
  grow(megabytes: number): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts one on a folder, which is made. Undefined where mounting is not allowed: it takes root and Linux. */
export async function mountSmallDisk(folder: string, kilobytes: number): Promise<SmallDisk | undefined> {
  await mkdir(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=755`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  return {
    grow: async (megabytes) => {
      await run('mount', ['-o', `remount,size=${megabytes}m`, folder]);
    },
    remove: async () => {
      await run('umount', ['-l', folder]);
    },
  };
}
