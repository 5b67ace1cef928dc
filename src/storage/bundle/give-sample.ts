import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '../blob-store.ts';
import type { Database } from '../database.ts';
import { unpackFiles } from './bundle-files.ts';
import { bundledKey } from './bundled-key.ts';
import { insertBundle } from './insert-bundle.ts';
import { videoBundleSchema, type VideoBundle } from './video-bundle.ts';

/** Whose library is given a sample, and what from. */
export interface SampleGift {
  readonly userId: string;
  /** Holds `sample.json` and `files.br`. */
  readonly sampleFolder: string;
  /** An empty folder for the files on their way. */
  readonly scratchFolder: string;
}

/**
 * Puts the sample into a library that is new: once for each user, and never beside videos of their own. Its blobs come
 * first and everything else in one transaction, so that a killed process leaves nothing that the next start would not
 * simply write again. Returns whether it was given now. Throws `disk_full`.
 */
export async function giveSample(
  database: Database,
  blobs: BlobStore,
  { userId, sampleFolder, scratchFolder }: SampleGift,
): Promise<boolean> {
  if (await isDecided(database, userId)) return false;
  const hasVideos = await database.selectFrom('video').select('id').where('userId', '=', userId).limit(1).execute();
  if (hasVideos.length > 0) {
    await decide(database, userId);
    return false;
  }
  const bundle = await loadSample(sampleFolder);
  await unpackFiles(join(sampleFolder, 'files.br'), bundle.artifacts, scratchFolder);
  for (const { file } of bundle.artifacts) {
    await blobs.put(bundledKey(userId, bundle.video.id, file), join(scratchFolder, file));
  }
  return database.transaction().execute(async (transaction) => {
    if (!(await decide(transaction, userId))) return false;
    await insertBundle(transaction, userId, bundle, { isSample: true });
    return true;
  });
}

/** The records of the sample. Throws when today's schemas do not take them. */
export async function loadSample(sampleFolder: string): Promise<VideoBundle> {
  return videoBundleSchema.parse(JSON.parse(await readFile(join(sampleFolder, 'sample.json'), 'utf8')));
}

async function isDecided(database: Database, userId: string): Promise<boolean> {
  const found = await database.selectFrom('sampleAd').select('userId').where('userId', '=', userId).execute();
  return found.length > 0;
}

/** Whether nobody has decided before. */
async function decide(database: Parameters<typeof insertBundle>[0], userId: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await database
    .insertInto('sampleAd')
    .values({ userId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
