import { createHash } from 'node:crypto';
import type { JsonValue } from '#domain/canonical-json.ts';

/** A file that was uploaded to the vendor. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly sha256: string;
  readonly metadata: JsonValue;
  readonly createdMs: number;
}

export interface FileStore {
  /** Newest first. */
  list(): readonly StoredFile[];
  put(file: Omit<StoredFile, 'sha256'>): StoredFile;
  find(id: string): StoredFile | undefined;
  /** The file at an address of the API or of its download; undefined for one that is not ours. */
  findByUrl(url: string): StoredFile | undefined;
  remove(id: string): boolean;
  clear(): void;
}

/** Files lie as long as this, in seconds. */
export const fileLifeSeconds = 86_400;

export function createFileStore(): FileStore {
  const files = new Map<string, StoredFile>();
  // The same picture is uploaded again and again; it is held once.
  const contents = new Map<string, Uint8Array>();
  return {
    list: () => [...files.values()].toReversed(),
    put(file) {
      const sha256 = createHash('sha256').update(file.bytes).digest('hex');
      const bytes = contents.get(sha256) ?? file.bytes;
      contents.set(sha256, bytes);
      const stored = { ...file, bytes, sha256 };
      files.set(file.id, stored);
      return stored;
    },
    find: (id) => files.get(id),
    findByUrl(url) {
      const id = /\/replicate\/v1\/files\/([a-z0-9]+)/.exec(url)?.[1];
      return id === undefined ? undefined : files.get(id);
    },
    remove: (id) => files.delete(id),
    clear() {
      files.clear();
      contents.clear();
    },
  };
}

/** A file as the API tells it. */
export function fileView(file: StoredFile, origin: string): object {
  const { id, contentType, bytes, sha256, metadata, createdMs, name } = file;
  const url = `${origin}/replicate/v1/files/${id}`;
  return {
    id,
    name,
    content_type: contentType,
    size: bytes.length,
    etag: sha256.slice(0, 32),
    checksums: { sha256 },
    metadata,
    created_at: new Date(createdMs).toISOString(),
    expires_at: new Date(createdMs + fileLifeSeconds * 1000).toISOString(),
    urls: { get: url },
  };
}
