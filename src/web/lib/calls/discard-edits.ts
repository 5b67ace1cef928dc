import { request } from '../request.ts';

/** Goes back to the committed snapshot of a checkpoint. */
export async function discardEdits(videoId: string, checkpointId: string, ifMatch?: string) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return request('discardEdits', { params, ...(ifMatch && { ifMatch }) });
}
