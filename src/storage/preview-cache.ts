import { readFile, writeFile } from 'node:fs/promises';
import { errorCodeOf } from './file-error.ts';
import { FileCache, type CachedName, type FileCacheOptions } from './file-cache.ts';

/** What a preview is made of, and which one it is. */
export interface PreviewName {
  /** Where the blob lies that it shows. */
  readonly storageKey: string;
  /** Of the blob's bytes: others under the same key have other previews. */
  readonly sha256: string;
  /** Letters, digits, dashes and dots, for example `first-320.webp`. */
  readonly form: string;
}

const usualLimitBytes = 512 * 2 ** 20;

/**
 * Small files made of blobs: pictures to look at in passing, shapes of sounds. Each is made once, whoever asks for it at
 * the same time. The longest unused go when there are too many.
 */
export class PreviewCache {
  readonly #files: FileCache;
  readonly #making = new Map<string, Promise<Buffer>>();
  #clearing: Promise<void> | undefined;

  constructor(folder: string, options: Partial<Pick<FileCacheOptions, 'limitBytes' | 'now'>> = {}) {
    this.#files = new FileCache(folder, { limitBytes: usualLimitBytes, inUseMs: 0, ...options });
  }

  /** The bytes of a preview; `make` gives them when they are not here, once for all who ask meanwhile. */
  async bytesOf(name: PreviewName, make: () => Promise<Buffer>): Promise<Buffer> {
    const cached = { key: name.storageKey, form: `${name.sha256.slice(0, 16)}-${name.form}` };
    const id = `${cached.key} ${cached.form}`;
    const known = this.#making.get(id);
    if (known !== undefined) return known;
    const making = this.#findOrMake(cached, make).finally(() => this.#making.delete(id));
    this.#making.set(id, making);
    return making;
  }

  /** Removes the previews of blobs that are deleted. */
  async forget(storageKeys: readonly string[]): Promise<void> {
    for (const key of storageKeys) await this.#files.forget(key);
  }

  async #findOrMake(name: CachedName, make: () => Promise<Buffer>): Promise<Buffer> {
    await (this.#clearing ??= this.#files.removeUnfinished());
    const found = await this.#files.find(name);
    // After a loss of power it may be empty.
    if (found !== undefined && found.sizeBytes > 0) {
      const bytes = await readFile(found.filePath).catch(() => undefined);
      if (bytes !== undefined) return bytes;
    }
    const bytes = await make();
    await this.#keep(name, bytes);
    return bytes;
  }

  async #keep(name: CachedName, bytes: Buffer): Promise<void> {
    try {
      await this.#files.withTemporary(async (temporaryPath) => {
        await writeFile(temporaryPath, bytes);
        await this.#files.add(name, temporaryPath);
      });
    } catch (error) {
      // A full disk keeps nobody from seeing it; it is made again the next time.
      if (!['ENOSPC', 'EDQUOT'].includes(errorCodeOf(error) ?? '')) throw error;
    }
  }
}
