import path from 'node:path';
import { BlobCache } from './blob-cache.ts';
import type { BlobStore } from './blob-store.ts';
import { FilesystemBlobStore } from './filesystem-blob-store.ts';
import type { S3Settings } from './s3-connection.ts';

/** The store of a data folder: the folder's own disk, or S3 with copies of what is in use in the folder. */
export async function openBlobStore(homeFolder: string, s3: S3Settings | undefined): Promise<BlobStore> {
  if (s3 === undefined) return new FilesystemBlobStore(path.join(homeFolder, 'blobs'));
  // The client takes its time to load, which those who keep files on disk need not wait for.
  const { S3BlobStore } = await import('./s3-blob-store.ts');
  return new S3BlobStore(s3, new BlobCache(path.join(homeFolder, 'blob-cache')));
}
