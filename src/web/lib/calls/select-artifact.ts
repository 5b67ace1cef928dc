import { request } from '../request.ts';

/** Chooses another take for a slot of a checkpoint. */
export async function selectArtifact(
  videoId: string,
  checkpointId: string,
  choice: { readonly slot: string; readonly artifact_id: string },
  ifMatch?: string,
) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return request('selectArtifact', { params, body: choice, ...(ifMatch && { ifMatch }) });
}
