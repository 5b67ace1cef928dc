import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** Where a video stands; kept fresh by its events while a page watches it. */
export const statusQuery = (videoId: string) =>
  queryOptions({
    queryKey: videoKeys.status(videoId),
    queryFn: async ({ signal }) => (await request('getStatus', { params: { video_id: videoId }, signal })).data,
    // Events bring the rest.
    staleTime: 60_000,
  });
