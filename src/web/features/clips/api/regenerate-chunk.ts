import type { RequestInput } from '../../../lib/request.ts';
import { request } from '../../../lib/request.ts';

export type ClipWish = RequestInput<'regenerateChunk'>['body'];

/** Makes another take of a clip; answers when it is there. */
export async function regenerateChunk(videoId: string, checkpointId: string, wish: ClipWish, ifMatch?: string) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (await request('regenerateChunk', { params, body: wish, ...(ifMatch && { ifMatch }) })).data;
}
