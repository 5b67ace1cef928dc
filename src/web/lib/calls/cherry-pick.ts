import { request } from '../request.ts';

/** Takes slots of another checkpoint over into a checkpoint. Makes nothing and costs nothing. */
export async function cherryPick(
  videoId: string,
  checkpointId: string,
  picked: { readonly from_checkpoint_id: string; readonly slots: string[] },
  ifMatch?: string,
) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (await request('cherryPick', { params, body: picked, ...(ifMatch && { ifMatch }) })).data;
}
