import path from 'node:path';
import { FileCache, type FileCacheOptions } from './file-cache.ts';

/** Which bytes of a key are meant: a blob may have been replaced since its copy was made. */
export interface BlobVersion {
  readonly key: string;
  /** Hex digits that other bytes under this key would not have. */
  readonly version: string;
  readonly sizeBytes: number;
}

const usualLimitBytes = 5_000_000_000;
/** Longer than any step works on a file: no ffmpeg of ours runs for more than ten minutes. */
const inUseMs = 3_600_000;

/**
 * Copies of blobs that are kept elsewhere, as files for programs that want one: one version of each. The longest unused
 * go first, but none that was handed out within the last hour.
 */
export class BlobCache {
  readonly #files: FileCache;
  readonly #filling = new Map<string, Promise<string>>();

  constructor(folder: string, options: Partial<Pick<FileCacheOptions, 'limitBytes' | 'now'>> = {}) {
    this.#files = new FileCache(folder, { limitBytes: usualLimitBytes, inUseMs, ...options });
  }

  /** The copy of a blob; `fill` writes it when it is not here, once for all who ask meanwhile. */
  async fileOf(blob: BlobVersion, fill: (temporaryPath: string) => Promise<void>): Promise<string> {
    const name = `${blob.key} ${formOf(blob)}`;
    const known = this.#filling.get(name);
    if (known) return known;
    const filling = this.#findOrFill(blob, fill).finally(() => this.#filling.delete(name));
    this.#filling.set(name, filling);
    return filling;
  }

  async #findOrFill(blob: BlobVersion, fill: (temporaryPath: string) => Promise<void>): Promise<string> {
    const found = await this.#files.find({ key: blob.key, form: formOf(blob) });
    // A copy is not waited for until it is on the disk: after a loss of power it may be shorter than it was.
    if (found?.sizeBytes === blob.sizeBytes) return found.filePath;
    return this.withTemporary(async (temporaryPath) => {
      await fill(temporaryPath);
      return this.add(blob, temporaryPath);
    });
  }

  /** A path to write to; the file is gone when `work` ends, unless it was added. */
  withTemporary<Result>(work: (temporaryPath: string) => Promise<Result>): Promise<Result> {
    return this.#files.withTemporary(work);
  }

  /** Moves a whole file in as the copy of a blob, instead of any older one. Returns its path. */
  async add(blob: BlobVersion, temporaryPath: string): Promise<string> {
    const form = formOf(blob);
    await this.#files.forget(blob.key, form);
    return this.#files.add({ key: blob.key, form }, temporaryPath);
  }

  /** Removes the copy of a blob that is there no longer. */
  forget(key: string): Promise<void> {
    return this.#files.forget(key);
  }

  /** Throws away what killed processes left half-written. Call it before any work starts. */
  removeUnfinished(): Promise<void> {
    return this.#files.removeUnfinished();
  }
}

const formOf = ({ key, version }: BlobVersion): string => version + path.extname(key);
