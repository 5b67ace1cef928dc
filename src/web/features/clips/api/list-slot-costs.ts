import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/request.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';

/** What the calls for a video have cost and hold, slot by slot. */
export const slotCostsQuery = (videoId: string) =>
  queryOptions({
    queryKey: [...videoKeys.video(videoId), 'slot-costs'],
    queryFn: async ({ signal }) =>
      (await request('listCosts', { query: { by: 'slot', video_id: videoId }, signal })).data,
  });
