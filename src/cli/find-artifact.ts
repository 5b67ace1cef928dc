import type { StudioClient } from '#contract/studio-client.ts';
import { listCheckpoints } from './find-checkpoint.ts';
import { ServerError } from './http-client/server-error.ts';
import { findByPrefix } from './unique-prefix.ts';

/**
 * The id of a take of a slot: as it is given or, when there is no such artifact, the one take in the video's
 * checkpoints whose id begins so. Throws `not_found` or `id_ambiguous`.
 */
export async function findArtifact(
  client: StudioClient,
  videoId: string,
  slot: string,
  given: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    return (await client.call('getArtifact', { params: { artifact_id: given }, signal })).data.artifact_id;
  } catch (error) {
    if (!(error instanceof ServerError) || error.problem.status >= 500) throw error;
    const takes = await takesOf(client, videoId, slot, signal);
    return findByPrefix(takes, (id) => id, given, `take of ${slot}`);
  }
}

async function takesOf(client: StudioClient, videoId: string, slot: string, signal: AbortSignal): Promise<string[]> {
  const takes = new Set<string>();
  for (const { id } of await listCheckpoints(client, videoId, signal)) {
    const params = { video_id: videoId, checkpoint_id: id };
    const { artifacts } = (await client.call('getCheckpoint', { params, signal })).data;
    for (const artifact of artifacts) if (artifact.slot === slot) takes.add(artifact.artifact_id);
  }
  return [...takes];
}
