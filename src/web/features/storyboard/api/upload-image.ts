import { request } from '../../../lib/request.ts';

/** Replaces the picture of a beat by a file of the user's. */
export async function uploadImage(
  videoId: string,
  checkpointId: string,
  beatIndex: number,
  file: File,
  ifMatch?: string,
) {
  const params = { video_id: videoId, checkpoint_id: checkpointId };
  return (
    await request('uploadImage', {
      params,
      fields: { beat_index: beatIndex },
      files: [file],
      ...(ifMatch && { ifMatch }),
    })
  ).data;
}
