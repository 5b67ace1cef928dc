import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { StoredBlob } from '#storage/blob-store.ts';
import { FilesystemBlobStore } from '#storage/filesystem-blob-store.ts';

/** Blobs as files that nobody waits for to be on the disk: for tests that make many thousands of small ones. */
export class QuickBlobStore extends FilesystemBlobStore {
  readonly #folder: string;
  readonly #known = new Set<string>();

  constructor(rootFolder: string) {
    super(rootFolder);
    this.#folder = rootFolder;
  }

  override async put(key: string, sourceFilePath: string): Promise<StoredBlob> {
    const bytes = await readFile(sourceFilePath);
    await this.#copy(sourceFilePath, key);
    return { sha256: createHash('sha256').update(bytes).digest('hex'), sizeBytes: bytes.length };
  }

  override async duplicate(fromKey: string, toKey: string): Promise<void> {
    await this.#copy(await this.localPath(fromKey), toKey);
  }

  async #copy(sourceFilePath: string, key: string): Promise<void> {
    const target = join(this.#folder, key);
    const folder = dirname(target);
    if (!this.#known.has(folder)) await mkdir(folder, { recursive: true });
    this.#known.add(folder);
    await copyFile(sourceFilePath, target);
  }
}
