import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import { asStorageError, errorCodeOf, errorMessageOf } from './file-error.ts';

/**
 * Makes the data folder if missing and proves that it can be written to. Returns its real path.
 * Throws `home_unwritable`, or `disk_full`.
 */
export async function prepareHomeFolder(homeFolder: string): Promise<string> {
  try {
    await makeFolder(homeFolder);
    const home = await realpath(homeFolder);
    // Of one name: what a killed process left here is gone after the next start. Two at once do not mind each other.
    const probe = path.join(home, '.write-probe');
    await writeFile(probe, 'probe', { flush: true });
    await rm(probe, { force: true });
    return home;
  } catch (error) {
    const storageError = asStorageError(error, homeFolder);
    if (storageError instanceof BeatboardError) throw storageError;
    const reason = errorCodeOf(error) ?? errorMessageOf(error);
    throw new BeatboardError('home_unwritable', `The data folder ${homeFolder} cannot be written to (${reason}).`, {
      cause: error,
    });
  }
}

/** Makes a folder and those above it. Node's own recursive `mkdir` never ends where a system refuses folders, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const parent = path.dirname(folder);
    if (errorCodeOf(error) === 'ENOENT' && parent !== folder) {
      await makeFolder(parent);
      await mkdir(folder);
    } else if (!(await stat(folder).catch(() => undefined))?.isDirectory()) {
      throw error;
    }
  }
}

/**
 * Reads a small secret or name kept in a file, making it once when it is missing. The file is readable by its owner
 * only and appears whole or not at all.
 */
export async function readOrCreateFile(filePath: string, create: () => string): Promise<string> {
  try {
    const text = (await readFile(filePath, 'utf8')).trim();
    if (text !== '') return text;
  } catch (error) {
    if (errorCodeOf(error) !== 'ENOENT') throw error;
  }
  const text = create();
  await replaceFile(filePath, `${text}\n`);
  return text;
}

/** Writes a small file so that a reader sees the old text or the new, never a part; mode 0600. */
export async function replaceFile(filePath: string, text: string): Promise<void> {
  const temporary = `${filePath}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFileDurably(temporary, text);
    await rename(temporary, filePath);
  } catch (error) {
    await rm(temporary, { force: true });
    throw asStorageError(error, filePath);
  }
}

async function writeFileDurably(filePath: string, text: string): Promise<void> {
  const file = await open(filePath, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
