import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { toOutputError } from './file-fault.ts';

/**
 * Makes the folder for results if it is missing and proves that a file can be written in it. Returns its absolute
 * path. Throws `output_unwritable` or `disk_full`.
 */
export async function prepareOutFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  const probe = path.join(absolute, `.beatboard-${process.pid}.partial`);
  try {
    await mkdir(absolute, { recursive: true });
    const file = await open(probe, 'w');
    try {
      await file.writeFile('probe');
    } finally {
      await file.close();
      await rm(probe, { force: true });
    }
    return absolute;
  } catch (error) {
    throw toOutputError(error, absolute);
  }
}
