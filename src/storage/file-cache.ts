import { createHash, randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** One file of a cache. */
export interface CachedName {
  /** What it is about; any text. */
  readonly key: string;
  /** Which of the files about it, with the extension: letters, digits, dashes and dots. */
  readonly form: string;
}

export interface FileCacheOptions {
  /** What the files may take together; those in use stay even beyond it. */
  readonly limitBytes: number;
  /** How long a file that was handed out counts as in use, in milliseconds. */
  readonly inUseMs: number;
  /** Milliseconds of the clock. */
  readonly now?: (() => number) | undefined;
}

interface Kept {
  readonly sizeBytes: number;
  readonly usedMs: number;
}

const unfinishedFolder = '.unfinished';

/**
 * A folder of files that could be had again. Each stands there whole or not at all; the longest unused go first when
 * there are too many. One process at a time may use a folder.
 */
export class FileCache {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #inUseMs: number;
  readonly #now: () => number;
  /** By file name, the longest unused first. */
  readonly #kept = new Map<string, Kept>();
  #totalBytes = 0;
  #loading: Promise<void> | undefined;

  /** The folder is made at the first use. */
  constructor(folder: string, { limitBytes, inUseMs, now = Date.now }: FileCacheOptions) {
    this.#folder = path.resolve(folder);
    this.#limitBytes = limitBytes;
    this.#inUseMs = inUseMs;
    this.#now = now;
  }

  /** The path of a file that is here, and as long as it was when it was added or last looked for by another process. */
  async find(name: CachedName): Promise<{ readonly filePath: string; readonly sizeBytes: number } | undefined> {
    await this.#load();
    const fileName = fileNameOf(name);
    const kept = this.#kept.get(fileName);
    if (kept === undefined) return undefined;
    const { sizeBytes } = kept;
    this.#remember(fileName, { sizeBytes, usedMs: this.#now() });
    const filePath = path.join(this.#folder, fileName);
    const found = await stat(filePath).catch(() => undefined);
    if (found?.size !== sizeBytes) return undefined;
    const usedSeconds = this.#now() / 1000;
    await utimes(filePath, usedSeconds, usedSeconds);
    return { filePath, sizeBytes };
  }

  /** A path to write to; the file is gone when `work` ends, unless it was added. */
  async withTemporary<Result>(work: (temporaryPath: string) => Promise<Result>): Promise<Result> {
    const temporaryPath = path.join(this.#folder, unfinishedFolder, randomUUID());
    await mkdir(path.dirname(temporaryPath), { recursive: true });
    try {
      return await work(temporaryPath);
    } finally {
      await rm(temporaryPath, { force: true });
    }
  }

  /** Moves a whole file in. Returns its path. */
  async add(name: CachedName, temporaryPath: string): Promise<string> {
    await this.#load();
    const fileName = fileNameOf(name);
    const filePath = path.join(this.#folder, fileName);
    const { size } = await stat(temporaryPath);
    // In one go with remembering it: in between, another add could make room by removing it.
    renameSync(temporaryPath, filePath);
    this.#remember(fileName, { sizeBytes: size, usedMs: this.#now() });
    this.#makeRoom();
    return filePath;
  }

  /** Removes all files about a key, but the one of a form that is to stay. */
  async forget(key: string, stays?: string): Promise<void> {
    await this.#load();
    const prefix = prefixOf(key);
    for (const fileName of this.#kept.keys()) {
      if (fileName.startsWith(prefix) && fileName !== prefix + stays) this.#remove(fileName);
    }
  }

  /** Throws away what killed processes left half-written. Call it before any work starts. */
  async removeUnfinished(): Promise<void> {
    await rm(path.join(this.#folder, unfinishedFolder), { recursive: true, force: true });
  }

  /** Takes over the files of earlier processes; when each was last used is its time. */
  async #load(): Promise<void> {
    this.#loading ??= this.#readFolder();
    return this.#loading.catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
  }

  async #readFolder(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const found: [string, Kept][] = [];
    for (const entry of await readdir(this.#folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const { size, mtimeMs } = await stat(path.join(this.#folder, entry.name));
      found.push([entry.name, { sizeBytes: size, usedMs: mtimeMs }]);
    }
    found.sort(([, one], [, other]) => one.usedMs - other.usedMs);
    for (const [fileName, kept] of found) this.#remember(fileName, kept);
  }

  #remember(fileName: string, kept: Kept): void {
    this.#totalBytes += kept.sizeBytes - (this.#kept.get(fileName)?.sizeBytes ?? 0);
    this.#kept.delete(fileName);
    this.#kept.set(fileName, kept);
  }

  #makeRoom(): void {
    for (const [fileName, { usedMs }] of this.#kept) {
      if (this.#totalBytes <= this.#limitBytes || usedMs > this.#now() - this.#inUseMs) return;
      this.#remove(fileName);
    }
  }

  /** At once, so that nobody is handed the file between the decision and the deed. Who has it open may read on. */
  #remove(fileName: string): void {
    this.#totalBytes -= this.#kept.get(fileName)?.sizeBytes ?? 0;
    this.#kept.delete(fileName);
    rmSync(path.join(this.#folder, fileName), { force: true });
  }
}

/** Programs that look at the extension see that of the form. */
const fileNameOf = ({ key, form }: CachedName): string => prefixOf(key) + form;

function prefixOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}-`;
}
