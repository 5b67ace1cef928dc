import type { BlobStore } from './blob-store.ts';
import type { Database } from './database.ts';

/**
 * Deletes the blobs whose rows are gone, and forgets their names. What a killed process left is done by the next call;
 * a blob that an asset or artifact uses again is left alone.
 */
export async function deleteDoomedBlobs(database: Database, blobs: BlobStore): Promise<void> {
  const doomed = await database
    .selectFrom('doomedBlob')
    .selectAll()
    .where((where) =>
      where.not(
        where.or([
          where.exists(
            where.selectFrom('artifact').select('id').whereRef('artifact.storageKey', '=', 'doomedBlob.storageKey'),
          ),
          where.exists(
            where.selectFrom('asset').select('id').whereRef('asset.storageKey', '=', 'doomedBlob.storageKey'),
          ),
        ]),
      ),
    )
    .execute();
  const keys = doomed.map(({ storageKey }) => storageKey);
  if (keys.length === 0) return;
  await blobs.deleteAll(keys);
  await database.deleteFrom('doomedBlob').where('storageKey', 'in', keys).execute();
}
