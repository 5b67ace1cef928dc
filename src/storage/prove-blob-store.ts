import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { BeatboardError } from '#domain/errors.ts';
import type { BlobStore } from './blob-store.ts';

/**
 * Does with a small blob all that is ever done with one, and leaves nothing behind. `folder` is for the file it puts.
 * Throws what the store throws.
 */
export async function proveBlobStore(store: BlobStore, folder: string): Promise<void> {
  const key = `probes/${randomUUID()}`;
  const copyKey = `${key}-copy`;
  const own = await mkdtemp(path.join(folder, 'probe-'));
  try {
    const filePath = path.join(own, 'probe');
    await writeFile(filePath, key);
    await store.put(key, filePath);
    await store.duplicate(key, copyKey);
    const found = await text(await store.read(copyKey));
    await store.deleteAll([key, copyKey]);
    if (found !== key) throw new BeatboardError('storage_refused', 'The store gives other bytes than it was given.');
    await proveAbsence(store, key);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
}

/** Amazon answers 403 instead of 404 to those who may not list a bucket. */
async function proveAbsence(store: BlobStore, key: string): Promise<void> {
  const isThere = await store.exists(key).catch((error: unknown) => {
    if (!(error instanceof BeatboardError && error.code === 'storage_refused')) throw error;
    throw new BeatboardError(
      'storage_refused',
      'The S3 store does not say which files it lacks: its keys need the right s3:ListBucket too.',
      { cause: error },
    );
  });
  if (isThere) throw new BeatboardError('storage_refused', 'The store still has a file that was deleted.');
}
