import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import type { BlobStore, StoredBlob } from './blob-store.ts';
import { copyAndHash } from './copy-and-hash.ts';
import { asStorageError, errorCodeOf } from './file-error.ts';
import { missingBlob } from './missing-blob.ts';
import { checkStorageKey } from './storage-keys.ts';

/** Holds what is being written; no key can name it, since no part of a key begins with a dot. */
const unfinishedFolder = '.unfinished';

/** Blobs as files in a folder, the key being the path. */
export class FilesystemBlobStore implements BlobStore {
  readonly #rootFolder: string;

  /** The folder is made at the first write. */
  constructor(rootFolder: string) {
    this.#rootFolder = path.resolve(rootFolder);
  }

  async put(key: string, sourceFilePath: string): Promise<StoredBlob> {
    return this.#place(key, (temporary) => copyAndHash(sourceFilePath, temporary, { durable: true }));
  }

  async duplicate(fromKey: string, toKey: string): Promise<void> {
    const source = await this.localPath(fromKey);
    // Blobs are replaced, never written into, so two keys may share one file. Not every file system can.
    await this.#place(toKey, (temporary) => link(source, temporary).catch(() => copyFile(source, temporary)));
  }

  async read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    return createReadStream(await this.localPath(key), range ?? {});
  }

  async localPath(key: string): Promise<string> {
    if (!(await this.exists(key))) throw missingBlob(key);
    return this.#pathOf(key);
  }

  /** None: whoever serves these files signs addresses of its own. */
  async temporaryUrl(key: string): Promise<undefined> {
    checkStorageKey(key);
  }

  async sizeOf(key: string): Promise<number | undefined> {
    try {
      const found = await stat(this.#pathOf(key));
      return found.isFile() ? found.size : undefined;
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCodeOf(error) ?? '')) return undefined;
      throw error;
    }
  }

  async exists(key: string): Promise<boolean> {
    return (await this.sizeOf(key)) !== undefined;
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  async deleteAll(keys: readonly string[]): Promise<void> {
    const paths = keys.map((key) => this.#pathOf(key));
    for (const filePath of paths) await rm(filePath, { force: true });
    // A folder that still holds something refuses, and is meant to stay.
    for (const folder of new Set(paths.map((filePath) => path.dirname(filePath)))) {
      if (folder !== this.#rootFolder) await rmdir(folder).catch(() => undefined);
    }
  }

  async removeUnfinished(): Promise<void> {
    await rm(path.join(this.#rootFolder, unfinishedFolder), { recursive: true, force: true });
  }

  #pathOf(key: string): string {
    checkStorageKey(key);
    return path.join(this.#rootFolder, key);
  }

  /** Lets `write` fill a file beside and moves it to its key: a kill at any moment leaves the old blob or the new. */
  async #place<Result>(key: string, write: (temporary: string) => Promise<Result>): Promise<Result> {
    const target = this.#pathOf(key);
    const temporary = path.join(this.#rootFolder, unfinishedFolder, randomUUID());
    try {
      await mkdir(path.dirname(temporary), { recursive: true });
      await mkdir(path.dirname(target), { recursive: true });
      const result = await write(temporary);
      await rename(temporary, target);
      await syncFolder(path.dirname(target));
      return result;
    } catch (error) {
      throw asStorageError(error, target);
    } finally {
      // Also after success: a link moved onto another link to the same file stays where it was.
      await rm(temporary, { force: true });
    }
  }
}

/** The new name is on the disk only once its folder is; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
