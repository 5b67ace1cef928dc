import type { Readable } from 'node:stream';

export interface StoredBlob {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** What a temporary address gives: one blob, read only, until it expires. */
export interface TemporaryUrlOptions {
  readonly expiresInSeconds: number;
  /** Media type of the reply, whatever the bytes are. */
  readonly contentType: string;
  /** The name under which a browser saves the file; without it, the file is shown. */
  readonly downloadName?: string;
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
  /**
   * A file that ffmpeg and canvas can read, of the key's extension. It must not be written to, and lies there for at
   * least an hour: ask again before each piece of work instead of keeping the path. Throws `artifact_missing`.
   */
  localPath(key: string): Promise<string>;
  /**
   * An address at the store itself that gives this one blob without any header, or undefined where the store has no
   * door of its own. Asks nobody: the address of a missing blob is given too, and answers 404.
   */
  temporaryUrl(key: string, options: TemporaryUrlOptions): Promise<string | undefined>;
  /** The size in bytes; undefined when there is no such blob. */
  sizeOf(key: string): Promise<number | undefined>;
  exists(key: string): Promise<boolean>;
  /** Does nothing when there is no such blob. */
  delete(key: string): Promise<void>;
  /** Deletes many blobs, such as those of a whole video, side by side. Those that are not there are passed over. */
  deleteAll(keys: readonly string[]): Promise<void>;
  /** Throws away what killed processes left half-copied. Call it before any work starts. */
  removeUnfinished(): Promise<void>;
}
