import type { WireSpecPatch } from '#contract/spec.ts';
import { request } from '../../../lib/request.ts';

/** Changes the plan of a checkpoint; the server times its beats anew. */
export async function editSpec(videoId: string, checkpointId: string, patch: WireSpecPatch, ifMatch?: string) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (await request('editSpec', { params, body: patch, ...(ifMatch && { ifMatch }) })).data;
}
