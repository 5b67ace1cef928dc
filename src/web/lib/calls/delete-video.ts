import { request } from '../request.ts';

/** Deletes a video with everything made for it. */
export async function deleteVideo(videoId: string): Promise<void> {
  await request('deleteVideo', { params: { video_id: videoId } });
}
