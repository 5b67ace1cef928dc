import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** All checkpoints of a video, as a list and as a tree. */
export const checkpointsQuery = (videoId: string) =>
  queryOptions({
    queryKey: videoKeys.checkpoints(videoId),
    queryFn: async ({ signal }) => (await request('listCheckpoints', { params: { video_id: videoId }, signal })).data,
  });
