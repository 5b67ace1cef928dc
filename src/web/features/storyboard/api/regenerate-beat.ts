import type { RequestInput } from '../../../lib/request.ts';
import { request } from '../../../lib/request.ts';

export type PictureWish = RequestInput<'regenerateBeat'>['body'];

/** Makes another take of a beat's picture; answers when it is there. */
export async function regenerateBeat(videoId: string, checkpointId: string, wish: PictureWish, ifMatch?: string) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (await request('regenerateBeat', { params, body: wish, ...(ifMatch && { ifMatch }) })).data;
}
