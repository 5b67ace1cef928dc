import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** Every artifact ever made for a video, oldest first. */
export const takesQuery = (videoId: string) =>
  queryOptions({
    queryKey: videoKeys.takes(videoId),
    queryFn: async ({ signal }) => (await request('listTakes', { params: { video_id: videoId }, signal })).data.takes,
  });
