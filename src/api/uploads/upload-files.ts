import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { BeatboardError } from '#domain/errors.ts';

/** An upload that has become an asset. */
export interface FinishedUpload {
  readonly assetId: string;
  readonly sizeBytes: number;
}

/** Left free on the disk, whatever is uploaded. */
const spareBytes = 512 * 1024 * 1024;

/**
 * The files of resumable uploads. An upload's id begins with a digest of its owner, so that whose it is follows from the
 * id; nobody can guess the rest.
 */
export class UploadFiles {
  readonly store: FileStore;
  readonly #folder: string;
  readonly #finished: string;
  readonly #expiryMs: number;

  constructor(folder: string, expiryMs: number) {
    this.#folder = path.join(folder, 'resumable');
    this.#finished = path.join(folder, 'finished');
    this.#expiryMs = expiryMs;
    this.store = new FileStore({
      directory: this.#folder,
      configstore: new FileConfigstore(this.#folder),
      expirationPeriodInMilliseconds: expiryMs,
    });
  }

  async prepare(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    await mkdir(this.#finished, { recursive: true });
  }

  newId(userId: string): string {
    return `${ownerOf(userId)}${randomBytes(16).toString('hex')}`;
  }

  /** Whether an id is that of an upload of the user; also false for what is no id. */
  isOwn(userId: string, id: string): boolean {
    return /^[0-9a-f]{64}$/.test(id) && id.startsWith(ownerOf(userId));
  }

  filePath(id: string): string {
    return path.join(this.#folder, id);
  }

  /** Refuses a new upload when the user has too many unfinished ones, or the disk too little room. */
  async assertRoom(userId: string, sizeBytes: number, countMaximum: number): Promise<void> {
    const owner = ownerOf(userId);
    const unfinished = (await readdir(this.#folder)).filter((name) => name.startsWith(owner) && !name.includes('.'));
    if (unfinished.length >= countMaximum) {
      throw new BeatboardError('too_many_requests', `You have ${unfinished.length} unfinished uploads.`);
    }
    const { bavail, bsize } = await statfs(this.#folder);
    if (bavail * bsize < sizeBytes + spareBytes) {
      throw new BeatboardError('disk_full', 'The disk of the server has no room for this upload.');
    }
  }

  async readFinished(id: string): Promise<FinishedUpload | undefined> {
    try {
      return JSON.parse(await readFile(this.#finishedPath(id), 'utf8')) as FinishedUpload;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** Remembers what became of an upload, and lets go of its bytes. */
  async finish(id: string, finished: FinishedUpload): Promise<void> {
    const draft = `${this.#finishedPath(id)}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, JSON.stringify(finished));
    await rename(draft, this.#finishedPath(id));
    await this.remove(id);
  }

  async forgetFinished(id: string): Promise<void> {
    await rm(this.#finishedPath(id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(this.filePath(id), { force: true });
    await rm(`${this.filePath(id)}.json`, { force: true });
  }

  /** Deletes uploads, finished or not, that are past their time. */
  async removeExpired(nowMs: number): Promise<void> {
    for (const folder of [this.#folder, this.#finished]) {
      for (const name of await readdir(folder)) {
        const filePath = path.join(folder, name);
        const found = await stat(filePath).catch(() => undefined);
        if (found !== undefined && nowMs - found.mtimeMs > this.#expiryMs) await rm(filePath, { force: true });
      }
    }
  }

  #finishedPath(id: string): string {
    return path.join(this.#finished, `${id}.json`);
  }
}

function ownerOf(userId: string): string {
  return createHash('sha256').update(`upload of ${userId}`).digest('hex').slice(0, 32);
}
