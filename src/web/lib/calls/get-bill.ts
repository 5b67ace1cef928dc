import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** What continuing from a checkpoint would make, reuse and cost. */
export const billQuery = (videoId: string, checkpointId: string) =>
  queryOptions({
    queryKey: videoKeys.bill(videoId, checkpointId),
    queryFn: async ({ signal }) => {
      const params = { video_id: videoId, checkpoint_id: checkpointId };
      return (await request('getBill', { params, signal })).data;
    },
    staleTime: 0,
  });
