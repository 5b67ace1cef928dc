import { request } from '../request.ts';

/** Goes on with a failed or canceled video; finished parts are kept. */
export async function retryVideo(videoId: string) {
  return (await request('retryVideo', { params: { video_id: videoId } })).data;
}
