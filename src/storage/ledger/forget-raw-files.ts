import { sql } from 'kysely';
import type { Queryable } from '../database.ts';

/**
 * Takes the bought files of a video that is being deleted from their attempts, and the words of those that were lost.
 * The attempts stay: what was spent stays spent. Returns the names of the files' blobs.
 */
export async function forgetRawFiles(
  transaction: Queryable,
  userId: string,
  videoId: string,
): Promise<readonly { readonly storageKey: string }[]> {
  await sql`
    update attempt set request = null, prepared = null
    where user_id = ${userId} and video_id = ${videoId} and state = 'lost'`.execute(transaction);
  const { rows } = await sql<{ storageKey: string }>`
    with bought as (
      select id, raw_storage_key from attempt
      where user_id = ${userId} and video_id = ${videoId} and raw_storage_key is not null for update
    )
    update attempt set raw_storage_key = null from bought
    where attempt.id = bought.id returning bought.raw_storage_key as storage_key`.execute(transaction);
  return rows;
}
