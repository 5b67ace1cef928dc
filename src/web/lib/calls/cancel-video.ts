import { request } from '../request.ts';

/** Stops the work on a video; finished parts are kept. */
export async function cancelVideo(videoId: string) {
  return (await request('cancelVideo', { params: { video_id: videoId } })).data;
}
