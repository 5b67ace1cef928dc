import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** Every slot of two checkpoints, and whether both hold the same bytes there. */
export const diffQuery = (videoId: string, from: string, to: string) =>
  queryOptions({
    queryKey: [...videoKeys.video(videoId), 'diff', from, to] as const,
    queryFn: async ({ signal }) =>
      (await request('getDiff', { params: { video_id: videoId }, query: { from, to }, signal })).data,
  });

/** What `diffQuery` gives. */
export type Diff = Awaited<ReturnType<NonNullable<ReturnType<typeof diffQuery>['queryFn']>>>;
export type DiffEntry = Diff['entries'][number];
