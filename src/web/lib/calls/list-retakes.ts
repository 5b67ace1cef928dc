import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** What making another take of a picture or clip would mean, with every model that could make it. */
export const retakesQuery = (videoId: string, checkpointId: string, slot: string) =>
  queryOptions({
    queryKey: videoKeys.retakes(videoId, checkpointId, slot),
    queryFn: async ({ signal }) => {
      const params = { video_id: videoId, checkpoint_id: checkpointId };
      return (await request('listRetakes', { params, query: { slot }, signal })).data;
    },
  });

/** What `retakesQuery` gives. */
export type Retakes = Awaited<ReturnType<NonNullable<ReturnType<typeof retakesQuery>['queryFn']>>>;
