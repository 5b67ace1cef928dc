import { request } from '../request.ts';

/** Gives a video another title. */
export async function renameVideo(videoId: string, title: string): Promise<void> {
  await request('renameVideo', { params: { video_id: videoId }, body: { title } });
}
