import type { Readable } from 'node:stream';

export interface StoredBlob {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/**
 * Where the bytes of artifacts and uploads are kept, by key (see `storage-keys.ts`). A key is written whole or not at
 * all; writing it again replaces it. Every method throws on a key that could name something outside the store.
 */
export interface BlobStore {
  /** Copies a file in. Throws `disk_full` when there is no room, leaving what was there before. */
  put(key: string, sourceFilePath: string): Promise<StoredBlob>;
  /** Makes a second key for the same bytes, without copying them where the store can. Throws `artifact_missing`. */
  duplicate(fromKey: string, toKey: string): Promise<void>;
  /** Streams a blob, or the bytes from `start` to `end`, both counted. Throws `artifact_missing` before the first byte. */
  read(key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  /** A file that ffmpeg and canvas can read. It must not be written to. */
  localPath(key: string): string;
  /** The size in bytes; undefined when there is no such blob. */
  sizeOf(key: string): Promise<number | undefined>;
  exists(key: string): Promise<boolean>;
  /** Does nothing when there is no such blob. */
  delete(key: string): Promise<void>;
  /** Throws away what killed processes left half-copied. Call it before any work starts. */
  removeUnfinished(): Promise<void>;
}
