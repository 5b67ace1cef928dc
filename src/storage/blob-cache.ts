import { createHash, randomUUID } from 'node:crypto';
import { renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

/** Which bytes of a key are meant: a blob may have been replaced since its copy was made. */
export interface BlobVersion {
  readonly key: string;
  /** Hex digits that other bytes under this key would not have. */
  readonly version: string;
  readonly sizeBytes: number;
}

interface Copy {
  readonly name: string;
  readonly sizeBytes: number;
  usedMs: number;
}

interface BlobCacheOptions {
  /** What the copies may take together; those in use stay even beyond it. */
  readonly limitBytes?: number;
  /** Milliseconds of the clock. */
  readonly now?: () => number;
}

const usualLimitBytes = 5_000_000_000;
/** Longer than any step works on a file: no ffmpeg of ours runs for more than ten minutes. */
const inUseMs = 3_600_000;
const unfinishedFolder = '.unfinished';

/**
 * Copies of blobs that are kept elsewhere, as files for programs that want one. The longest unused go first, but none
 * that was handed out within the last hour. One process at a time may use a folder.
 */
export class BlobCache {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #now: () => number;
  /** By digest of the key, the longest unused first. */
  readonly #copies = new Map<string, Copy>();
  readonly #filling = new Map<string, Promise<string>>();
  #loading: Promise<void> | undefined;

  /** The folder is made at the first use. */
  constructor(folder: string, options: BlobCacheOptions = {}) {
    this.#folder = path.resolve(folder);
    this.#limitBytes = options.limitBytes ?? usualLimitBytes;
    this.#now = options.now ?? Date.now;
  }

  /** The copy of a blob; `fill` writes it when it is not here, once for all who ask meanwhile. */
  async fileOf(blob: BlobVersion, fill: (temporaryPath: string) => Promise<void>): Promise<string> {
    const name = nameOf(blob);
    const known = this.#filling.get(name);
    if (known) return known;
    const filling = this.#findOrFill(blob, fill).finally(() => this.#filling.delete(name));
    this.#filling.set(name, filling);
    return filling;
  }

  async #findOrFill(blob: BlobVersion, fill: (temporaryPath: string) => Promise<void>): Promise<string> {
    return (
      (await this.#find(blob)) ??
      (await this.withTemporary(async (temporaryPath) => {
        await fill(temporaryPath);
        return this.add(blob, temporaryPath);
      }))
    );
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

  /** Moves a whole file in as the copy of a blob, instead of any older one. Returns its path. */
  async add(blob: BlobVersion, temporaryPath: string): Promise<string> {
    await this.#load();
    const name = nameOf(blob);
    const filePath = path.join(this.#folder, name);
    // In one go with remembering it: in between, another add could make room by removing it.
    renameSync(temporaryPath, filePath);
    this.#remember(digestOf(blob.key), { name, sizeBytes: blob.sizeBytes, usedMs: this.#now() });
    this.#makeRoom();
    return filePath;
  }

  /** Removes the copy of a blob that is there no longer. */
  async forget(key: string): Promise<void> {
    await this.#load();
    this.#remove(digestOf(key));
  }

  /** Throws away what killed processes left half-written. Call it before any work starts. */
  async removeUnfinished(): Promise<void> {
    await rm(path.join(this.#folder, unfinishedFolder), { recursive: true, force: true });
  }

  async #find(blob: BlobVersion): Promise<string | undefined> {
    await this.#load();
    const digest = digestOf(blob.key);
    const copy = this.#copies.get(digest);
    if (copy?.name !== nameOf(blob)) return undefined;
    this.#remember(digest, { ...copy, usedMs: this.#now() });
    const filePath = path.join(this.#folder, copy.name);
    // A copy is not waited for until it is on the disk: after a loss of power it may be shorter than it was.
    const found = await stat(filePath).catch(() => undefined);
    if (found?.size !== blob.sizeBytes) return undefined;
    const usedSeconds = this.#now() / 1000;
    await utimes(filePath, usedSeconds, usedSeconds);
    return filePath;
  }

  /** Takes over the copies of earlier processes; when each was last used is the time of its file. */
  async #load(): Promise<void> {
    this.#loading ??= this.#readFolder();
    return this.#loading.catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
  }

  async #readFolder(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const found: Copy[] = [];
    for (const entry of await readdir(this.#folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const { size, mtimeMs } = await stat(path.join(this.#folder, entry.name));
      found.push({ name: entry.name, sizeBytes: size, usedMs: mtimeMs });
    }
    found.sort((a, b) => a.usedMs - b.usedMs);
    for (const copy of found) this.#remember(copy.name.split('-')[0]!, copy);
  }

  #remember(digest: string, copy: Copy): void {
    if (this.#copies.get(digest)?.name !== copy.name) this.#remove(digest);
    this.#copies.delete(digest);
    this.#copies.set(digest, copy);
  }

  #makeRoom(): void {
    let excessBytes = -this.#limitBytes;
    for (const copy of this.#copies.values()) excessBytes += copy.sizeBytes;
    for (const [digest, copy] of this.#copies) {
      if (excessBytes <= 0 || copy.usedMs > this.#now() - inUseMs) return;
      this.#remove(digest);
      excessBytes -= copy.sizeBytes;
    }
  }

  /** At once, so that nobody is handed the file between the decision and the deed. Who has it open may read on. */
  #remove(digest: string): void {
    const copy = this.#copies.get(digest);
    this.#copies.delete(digest);
    if (copy) rmSync(path.join(this.#folder, copy.name), { force: true });
  }
}

function digestOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

/** `{digest of the key}-{version}.mp4`: programs that look at the extension see that of the key. */
function nameOf({ key, version }: BlobVersion): string {
  return `${digestOf(key)}-${version}${path.extname(key)}`;
}
