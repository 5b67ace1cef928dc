import type { Queryable } from '../database.ts';
import { bundledKey } from './bundled-key.ts';
import type { VideoBundle } from './video-bundle.ts';

type History = VideoBundle['history'][number];

/** Adds a bundled video to a user's library, within the caller's transaction. Its blobs are there already. */
export async function insertBundle(
  transaction: Queryable,
  userId: string,
  bundle: VideoBundle,
  { isSample }: { readonly isSample: boolean },
): Promise<void> {
  const { id: videoId, request, ...video } = bundle.video;
  await transaction
    .insertInto('video')
    .values({ ...video, id: videoId, userId, request: JSON.stringify(request), error: null, isSample })
    .execute();
  await transaction
    .insertInto('branch')
    .values(bundle.branches.map((branch) => ({ ...branch, videoId })))
    .execute();
  await transaction
    .insertInto('artifact')
    .values(
      bundle.artifacts.map(({ file, inputs, metadata, ...artifact }) => ({
        ...artifact,
        ...{ userId, videoId, storageKey: bundledKey(userId, videoId, file) },
        inputs: JSON.stringify(inputs),
        metadata: JSON.stringify(metadata),
      })),
    )
    .execute();
  for (const entry of bundle.history) await insertHistory(transaction, userId, videoId, entry);
  await transaction
    .insertInto('event')
    .values(bundle.events.map(({ data, ...event }) => ({ ...event, userId, videoId, data: JSON.stringify(data) })))
    .execute();
}

async function insertHistory(transaction: Queryable, userId: string, videoId: string, entry: History): Promise<void> {
  if (entry.is === 'checkpoint') {
    const { is: _is, manifest, ...checkpoint } = entry;
    await transaction
      .insertInto('checkpoint')
      .values({ ...checkpoint, videoId, manifest: JSON.stringify(manifest) })
      .execute();
    return;
  }
  const { is: _is, results, locked, ...run } = entry;
  await transaction
    .insertInto('run')
    .values({ ...run, userId, videoId, locked: JSON.stringify(locked) })
    .execute();
  const selected = Object.entries(results).map(([slot, artifactId]) => ({ runId: run.id, slot, artifactId }));
  if (selected.length > 0) await transaction.insertInto('runResult').values(selected).execute();
}
