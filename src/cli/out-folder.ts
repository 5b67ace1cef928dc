import { mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileErrorCode, toOutputError } from './file-fault.ts';

/**
 * Makes the folder for results if it is missing and proves that a file can be written in it. Returns its absolute
 * path. Throws `output_unwritable` or `disk_full`.
 */
export async function prepareOutFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  // Always the same name: what a killed process leaves, the next one takes away.
  const probe = path.join(absolute, '.beatboard-probe.partial');
  try {
    await makeFolder(absolute);
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

/** Makes a folder and those above it. Node's own recursive `mkdir` never ends where a system refuses folders, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if (fileErrorCode(error) === 'ENOENT' && parent !== folder) {
      await makeFolder(parent);
      await mkdir(folder);
    } else if (!(await isFolder(folder))) {
      throw error;
    }
  }
}

async function isFolder(folder: string): Promise<boolean> {
  const facts = await stat(folder).catch(() => undefined);
  return facts?.isDirectory() ?? false;
}
