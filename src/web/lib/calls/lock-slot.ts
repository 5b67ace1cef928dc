import { request } from '../request.ts';

/** Locks a slot, so that it is never made again, or unlocks it. */
export async function lockSlot(
  videoId: string,
  checkpointId: string,
  change: { readonly slot: string; readonly locked: boolean },
  ifMatch?: string,
) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return request('lockSlot', { params, body: change, ...(ifMatch && { ifMatch }) });
}
