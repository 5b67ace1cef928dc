import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, type FileHandle, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { BeatboardError } from '#domain/errors.ts';
import type { BlobStore, StoredBlob } from './blob-store.ts';
import { asStorageError, errorCodeOf } from './file-error.ts';
import { checkStorageKey } from './storage-keys.ts';

/** Holds what is being written; no key can name it, since no part of a key begins with a dot. */
const unfinishedFolder = '.unfinished';
const copyChunkBytes = 1 << 20;

/** Blobs as files in a folder, the key being the path. */
export class FilesystemBlobStore implements BlobStore {
  readonly #rootFolder: string;

  /** The folder is made at the first write. */
  constructor(rootFolder: string) {
    this.#rootFolder = path.resolve(rootFolder);
  }

  async put(key: string, sourceFilePath: string): Promise<StoredBlob> {
    return this.#place(key, (temporary) => copyAndHash(sourceFilePath, temporary));
  }

  async duplicate(fromKey: string, toKey: string): Promise<void> {
    const source = this.localPath(fromKey);
    if (!(await this.exists(fromKey))) throw missing(fromKey);
    // Blobs are replaced, never written into, so two keys may share one file. Not every file system can.
    await this.#place(toKey, (temporary) => link(source, temporary).catch(() => copyFile(source, temporary)));
  }

  async read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    const filePath = this.localPath(key);
    if (!(await this.exists(key))) throw missing(key);
    return createReadStream(filePath, range ?? {});
  }

  localPath(key: string): string {
    checkStorageKey(key);
    return path.join(this.#rootFolder, key);
  }

  async sizeOf(key: string): Promise<number | undefined> {
    try {
      const found = await stat(this.localPath(key));
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
    await rm(this.localPath(key), { force: true });
  }

  async removeUnfinished(): Promise<void> {
    await rm(path.join(this.#rootFolder, unfinishedFolder), { recursive: true, force: true });
  }

  /** Lets `write` fill a file beside and moves it to its key: a kill at any moment leaves the old blob or the new. */
  async #place<Result>(key: string, write: (temporary: string) => Promise<Result>): Promise<Result> {
    const target = this.localPath(key);
    const temporary = path.join(this.#rootFolder, unfinishedFolder, randomUUID());
    try {
      await mkdir(path.dirname(temporary), { recursive: true });
      await mkdir(path.dirname(target), { recursive: true });
      const result = await write(temporary);
      await rename(temporary, target);
      await syncFolder(path.dirname(target));
      return result;
    } catch (error) {
      await rm(temporary, { force: true });
      throw asStorageError(error, target);
    }
  }
}

/** Copies in one pass with the hash, and waits until the bytes are on the disk. */
async function copyAndHash(sourceFilePath: string, targetFilePath: string): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const source = await open(sourceFilePath, 'r');
  try {
    const target = await open(targetFilePath, 'wx', 0o644);
    try {
      for await (const chunk of source.createReadStream({ highWaterMark: copyChunkBytes, autoClose: false })) {
        const bytes = chunk as Buffer;
        hash.update(bytes);
        await writeWhole(target, bytes);
        sizeBytes += bytes.length;
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
  return { sha256: hash.digest('hex'), sizeBytes };
}

/** A nearly full disk may take only a part of a write. */
async function writeWhole(target: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length;) {
    const { bytesWritten } = await target.write(bytes, offset);
    offset += bytesWritten;
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

function missing(key: string): BeatboardError {
  return new BeatboardError('artifact_missing', `The stored file ${key} is missing.`);
}
