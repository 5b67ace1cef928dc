import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCodeOf } from './file-error.ts';

/** What a preview is made of, and which one it is. */
export interface PreviewName {
  /** Where the blob lies that it shows. */
  readonly storageKey: string;
  /** Of the blob's bytes: others under the same key have other previews. */
  readonly sha256: string;
  /** Letters, digits, dashes and dots, for example `first-320.webp`. */
  readonly form: string;
}

interface Kept {
  readonly filePath: string;
  readonly sizeBytes: number;
  usedMs: number;
}

const usualLimitBytes = 512 * 2 ** 20;
/** When there is too much, so much goes that the next few find room. */
const roomShare = 0.1;
/** How exactly it is known when a file was last used. */
const usedStepMs = 3600 * 1000;

/**
 * Small files made of blobs: pictures to look at in passing, shapes of sounds. Each is made once, whoever asks for it at
 * the same time, and stands there whole or not at all. The longest unused go when there are too many. One process at a
 * time may use a folder.
 */
export class PreviewCache {
  readonly #folder: string;
  readonly #limitBytes: number;
  readonly #now: () => number;
  /** By path. */
  readonly #kept = new Map<string, Kept>();
  readonly #making = new Map<string, Promise<Buffer>>();
  #totalBytes = 0;
  #loading: Promise<void> | undefined;

  /** The folder is made at the first use. */
  constructor(folder: string, options: { readonly limitBytes?: number; readonly now?: () => number } = {}) {
    this.#folder = path.resolve(folder);
    this.#limitBytes = options.limitBytes ?? usualLimitBytes;
    this.#now = options.now ?? Date.now;
  }

  /** The bytes of a preview; `make` gives them when they are not here, once for all who ask meanwhile. */
  async bytesOf(name: PreviewName, make: () => Promise<Buffer>): Promise<Buffer> {
    const filePath = path.join(this.#folderOf(name.storageKey), `${name.sha256.slice(0, 16)}-${name.form}`);
    const known = this.#making.get(filePath);
    if (known !== undefined) return known;
    const making = this.#findOrMake(filePath, make).finally(() => this.#making.delete(filePath));
    this.#making.set(filePath, making);
    return making;
  }

  /** Removes the previews of blobs that are deleted. */
  async forget(storageKeys: readonly string[]): Promise<void> {
    await this.#load();
    const folders = new Set(storageKeys.map((key) => this.#folderOf(key)));
    for (const [filePath, { sizeBytes }] of this.#kept) {
      if (!folders.has(path.dirname(filePath))) continue;
      this.#kept.delete(filePath);
      this.#totalBytes -= sizeBytes;
    }
    await Promise.all([...folders].map((folder) => rm(folder, { recursive: true, force: true })));
  }

  #folderOf(storageKey: string): string {
    return path.join(this.#folder, createHash('sha256').update(storageKey).digest('hex').slice(0, 32));
  }

  async #findOrMake(filePath: string, make: () => Promise<Buffer>): Promise<Buffer> {
    await this.#load();
    const found = await this.#read(filePath);
    if (found !== undefined) return found;
    const bytes = await make();
    await this.#keep(filePath, bytes);
    return bytes;
  }

  async #read(filePath: string): Promise<Buffer | undefined> {
    const kept = this.#kept.get(filePath);
    if (kept === undefined) return undefined;
    const bytes = await readFile(filePath).catch((error: unknown) => {
      if (errorCodeOf(error) === 'ENOENT') return undefined;
      throw error;
    });
    // After a loss of power it may be shorter than it was.
    if (bytes?.length !== kept.sizeBytes || bytes.length === 0) return undefined;
    const now = this.#now();
    if (now - kept.usedMs > usedStepMs) {
      kept.usedMs = now;
      await utimes(filePath, now / 1000, now / 1000).catch(() => undefined);
    }
    return bytes;
  }

  async #keep(filePath: string, bytes: Buffer): Promise<void> {
    const temporary = `${filePath}.${randomBytes(6).toString('hex')}`;
    await mkdir(path.dirname(filePath), { recursive: true });
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, filePath);
    } catch (error) {
      await rm(temporary, { force: true });
      // A full disk keeps nobody from seeing it; it is made again the next time.
      if (['ENOSPC', 'EDQUOT', 'ENOENT'].includes(errorCodeOf(error) ?? '')) return;
      throw error;
    }
    this.#remember({ filePath, sizeBytes: bytes.length, usedMs: this.#now() });
    if (this.#totalBytes > this.#limitBytes) await this.#makeRoom();
  }

  #remember(kept: Kept): void {
    this.#totalBytes += kept.sizeBytes - (this.#kept.get(kept.filePath)?.sizeBytes ?? 0);
    this.#kept.set(kept.filePath, kept);
  }

  async #makeRoom(): Promise<void> {
    const oldest = [...this.#kept.values()].toSorted((one, other) => one.usedMs - other.usedMs);
    for (const { filePath, sizeBytes } of oldest) {
      if (this.#totalBytes <= this.#limitBytes * (1 - roomShare)) return;
      this.#kept.delete(filePath);
      this.#totalBytes -= sizeBytes;
      await rm(filePath, { force: true });
    }
  }

  /** Takes over what earlier processes kept, and clears up what they left half-written. */
  async #load(): Promise<void> {
    this.#loading ??= this.#readFolder();
    return this.#loading.catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
  }

  async #readFolder(): Promise<void> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
      if (errorCodeOf(error) === 'ENOENT') return [];
      throw error;
    });
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const filePath = path.join(entry.parentPath, entry.name);
      if (/\.[0-9a-f]{12}$/.test(entry.name)) {
        await rm(filePath, { force: true });
        continue;
      }
      const { size, mtimeMs } = await stat(filePath);
      this.#remember({ filePath, sizeBytes: size, usedMs: mtimeMs });
    }
  }
}
