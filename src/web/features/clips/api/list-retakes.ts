import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/request.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';

/** What another take of a clip would cost by each model, and what it would put out of date. */
export const retakesQuery = (videoId: string, checkpointId: string, slot: string) =>
  queryOptions({
    queryKey: videoKeys.retakes(videoId, checkpointId, slot),
    queryFn: async ({ signal }) => {
      const params = { video_id: videoId, checkpoint_id: checkpointId };
      return (await request('listRetakes', { params, query: { slot }, signal })).data;
    },
  });
