import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** Everything about one video that does not change with its progress: its request, its limit, its newest plan. */
export const videoQuery = (videoId: string) =>
  queryOptions({
    queryKey: videoKeys.details(videoId),
    queryFn: async ({ signal }) => (await request('getVideo', { params: { video_id: videoId }, signal })).data,
  });
