import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { BeatboardError } from '#domain/errors.ts';
import type { BlobCache, BlobVersion } from './blob-cache.ts';
import type { BlobStore, StoredBlob, TemporaryUrlOptions } from './blob-store.ts';
import { copyAndHash } from './copy-and-hash.ts';
import { asStorageError } from './file-error.ts';
import { missingBlob } from './missing-blob.ts';
import { connectS3, type S3Patience, type S3Settings, usualPatience } from './s3-connection.ts';
import { asS3Fault, isBeyondEnd, isMissingBlob, outlastOutage } from './s3-fault.ts';
import { putCommand } from './s3-put-command.ts';
import { checkStorageKey, safeFileName } from './storage-keys.ts';

/** What the store says of a blob. */
interface RemoteBlob extends BlobVersion {
  /** Undefined for a blob that something else than Beatboard has put there. */
  readonly sha256: string | undefined;
}

/** Requests that `deleteAll` has under way at a time. */
const deletionsAtOnce = 16;
/** The longest life of an address that the store accepts: seven days. */
const maximumUrlSeconds = 604_800;

/**
 * Blobs at an S3-compatible store, the key being the object's name. Files for programs come from a local cache, into
 * which also goes what is put: most of it is read again at once. Every request may be sent twice, so short outages are
 * outlasted; after the last attempt methods throw `storage_unavailable`, and `storage_refused` at once where the store
 * does not let us.
 */
export class S3BlobStore implements BlobStore {
  readonly #settings: S3Settings;
  readonly #cache: BlobCache;
  readonly #patience: S3Patience;
  readonly #client: S3Client;

  constructor(settings: S3Settings, cache: BlobCache, patience: S3Patience = usualPatience) {
    this.#settings = settings;
    this.#cache = cache;
    this.#patience = patience;
    this.#client = connectS3(settings, patience);
  }

  async put(key: string, sourceFilePath: string): Promise<StoredBlob> {
    checkStorageKey(key);
    return this.#cache.withTemporary(async (copyPath) => {
      // What is sent is a copy of our own, so that it cannot change between the hash and the last attempt.
      const blob = await copyAndHash(sourceFilePath, copyPath, { durable: false }).catch((error: unknown) => {
        throw asStorageError(error, copyPath);
      });
      await this.#outlast(() => this.#send(key, copyPath, blob));
      await this.#cache.add({ key, version: blob.sha256, sizeBytes: blob.sizeBytes }, copyPath);
      return blob;
    });
  }

  async duplicate(fromKey: string, toKey: string): Promise<void> {
    checkStorageKey(fromKey);
    checkStorageKey(toKey);
    if (fromKey === toKey) {
      // The store refuses to copy a blob onto itself, and there is nothing to do.
      if (!(await this.exists(fromKey))) throw missingBlob(fromKey);
      return;
    }
    const { bucket } = this.#settings;
    const source = [bucket, ...fromKey.split('/')].map(encodeURIComponent).join('/');
    const command = new CopyObjectCommand({ Bucket: bucket, Key: toKey, CopySource: source });
    await this.#outlast(() => this.#ask(fromKey, () => this.#client.send(command)));
  }

  async read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    checkStorageKey(key);
    return this.#outlast(() => this.#open(key, range && `bytes=${range.start}-${range.end}`));
  }

  async localPath(key: string): Promise<string> {
    checkStorageKey(key);
    return this.#outlast(async () => {
      const blob = await this.#look(key);
      if (blob === undefined) throw missingBlob(key);
      return this.#cache.fileOf(blob, (temporaryPath) => this.#fetch(blob, temporaryPath));
    });
  }

  async temporaryUrl(key: string, options: TemporaryUrlOptions): Promise<string> {
    checkStorageKey(key);
    const { expiresInSeconds, contentType, downloadName } = options;
    if (!(expiresInSeconds >= 1 && expiresInSeconds <= maximumUrlSeconds)) {
      throw new RangeError(`An address lives from 1 second to 7 days, not ${expiresInSeconds} s.`);
    }
    const command = new GetObjectCommand({
      Bucket: this.#settings.bucket,
      Key: key,
      ResponseContentType: contentType,
      ...(downloadName === undefined ? {} : { ResponseContentDisposition: dispositionOf(downloadName) }),
    });
    return this.#ask(key, () => getSignedUrl(this.#client, command, { expiresIn: Math.floor(expiresInSeconds) }));
  }

  async sizeOf(key: string): Promise<number | undefined> {
    checkStorageKey(key);
    return (await this.#outlast(() => this.#look(key)))?.sizeBytes;
  }

  async exists(key: string): Promise<boolean> {
    return (await this.sizeOf(key)) !== undefined;
  }

  async delete(key: string): Promise<void> {
    await this.deleteAll([key]);
  }

  /** One request for each blob: the request for many needs a checksum on which stores disagree, and some lack it. */
  async deleteAll(keys: readonly string[]): Promise<void> {
    for (const key of keys) checkStorageKey(key);
    const waiting = keys.values();
    const deleteWaiting = async (): Promise<void> => {
      for (const key of waiting) await this.#outlast(() => this.#delete(key));
    };
    await Promise.all(Array.from({ length: deletionsAtOnce }, deleteWaiting));
  }

  async removeUnfinished(): Promise<void> {
    // At the store itself nothing is half there: an object appears when its last byte has come.
    await this.#cache.removeUnfinished();
  }

  async #look(key: string): Promise<RemoteBlob | undefined> {
    const command = new HeadObjectCommand({ Bucket: this.#settings.bucket, Key: key });
    return this.#ask(key, async () => {
      try {
        const { ContentLength = 0, ETag = '', Metadata } = await this.#client.send(command);
        const sha256 = /^[0-9a-f]{64}$/.exec(Metadata?.sha256 ?? '')?.[0];
        const version = sha256 ?? createHash('sha256').update(ETag).digest('hex');
        return { key, version, sha256, sizeBytes: ContentLength };
      } catch (error) {
        if (isMissingBlob(error)) return undefined;
        throw error;
      }
    });
  }

  async #open(key: string, range?: string): Promise<Readable> {
    const command = new GetObjectCommand({ Bucket: this.#settings.bucket, Key: key, Range: range });
    return this.#ask(key, async () => {
      try {
        const { Body } = await this.#client.send(command);
        return this.#guarded(Body as Readable);
      } catch (error) {
        if (isBeyondEnd(error)) return Readable.from([]);
        throw error;
      }
    });
  }

  async #send(key: string, filePath: string, blob: StoredBlob): Promise<void> {
    const body = createReadStream(filePath);
    const broken = new AbortController();
    // The client pipes the body without listening for its faults.
    body.once('error', (error) => broken.abort(error));
    try {
      await this.#client.send(putCommand(this.#settings.bucket, key, body, blob), { abortSignal: broken.signal });
    } catch (error) {
      throw broken.signal.aborted ? broken.signal.reason : asS3Fault(error, this.#settings);
    } finally {
      body.destroy();
    }
  }

  async #delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand({ Bucket: this.#settings.bucket, Key: key });
    await this.#ask(key, async () => {
      await this.#client.send(command).catch((error: unknown) => {
        if (!isMissingBlob(error)) throw error;
      });
    });
    await this.#cache.forget(key);
  }

  /** Writes a blob to a file and compares it with what the store said of it. */
  async #fetch(blob: RemoteBlob, filePath: string): Promise<void> {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = async function* (parts: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
      for await (const bytes of parts) {
        hash.update(bytes);
        sizeBytes += bytes.length;
        yield bytes;
      }
    };
    const body = await this.#open(blob.key);
    await pipeline(body, measure, createWriteStream(filePath)).catch((error: unknown) => {
      throw asStorageError(error, filePath);
    });
    if (sizeBytes === blob.sizeBytes && [undefined, hash.digest('hex')].includes(blob.sha256)) return;
    throw new BeatboardError('storage_unavailable', `The stored file ${blob.key} arrived damaged.`);
  }

  /** The stream as it comes, its faults in our words; who leaves it half-read lets the connection go. */
  #guarded(body: Readable): Readable {
    const guarded = new PassThrough();
    body.on('error', (error) => guarded.destroy(asS3Fault(error, this.#settings)));
    guarded.on('close', () => body.destroy());
    return body.pipe(guarded);
  }

  /** Sends a request once. What goes wrong comes in our words; a blob that is not there is `artifact_missing`. */
  async #ask<Result>(key: string, request: () => Promise<Result>): Promise<Result> {
    try {
      return await request();
    } catch (error) {
      throw isMissingBlob(error) ? missingBlob(key) : asS3Fault(error, this.#settings);
    }
  }

  #outlast<Result>(attempt: () => Promise<Result>): Promise<Result> {
    return outlastOutage(this.#patience.pausesMs, attempt);
  }
}

/** Has a browser save the file; the plain name is for programs that do not know the encoded one. */
function dispositionOf(downloadName: string): string {
  const plain = safeFileName(downloadName).replace(/[^\x20-\x7e]/g, '_');
  const encoded = encodeURIComponent(downloadName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
