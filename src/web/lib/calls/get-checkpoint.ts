import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** One checkpoint with its plan, artifacts and waiting edits, and the tag that an edit has to match. */
export const checkpointQuery = (videoId: string, checkpointId: string) =>
  queryOptions({
    queryKey: videoKeys.checkpoint(videoId, checkpointId),
    queryFn: async ({ signal }) => {
      const params = { video_id: videoId, checkpoint_id: checkpointId };
      const { data, etag } = await request('getCheckpoint', { params, signal });
      return { ...data, etag };
    },
  });

/** What `checkpointQuery` gives. */
export type CheckpointView = Awaited<ReturnType<NonNullable<ReturnType<typeof checkpointQuery>['queryFn']>>>;
