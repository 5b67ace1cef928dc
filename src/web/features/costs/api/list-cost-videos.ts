import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { videoCardSchema } from '#contract/library.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { request } from '../../../lib/request.ts';

export type CostVideo = Pick<z.infer<typeof videoCardSchema>, 'video_id' | 'title' | 'thumbnail_url' | 'branch_count'>;

/** What videos are called and look like, by id. One that is missing was deleted; what it cost stays. */
export const costVideosQuery = (videoIds: readonly string[]) =>
  queryOptions({
    queryKey: [...videoKeys.library, 'named', videoIds.toSorted()],
    queryFn: ({ signal }) => findVideos(videoIds, signal),
    staleTime: 60_000,
  });

/** The library is read page by page until every one is found, newest first, as costs mostly are. */
async function findVideos(videoIds: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, CostVideo>> {
  const wanted = new Set(videoIds);
  const found = new Map<string, CostVideo>();
  let cursor: string | null = null;
  while (found.size < wanted.size) {
    const query: { limit: number; cursor?: string } = { limit: 100, ...(cursor !== null && { cursor }) };
    const { data: page } = await request('listVideos', { query, signal });
    for (const card of page.data) if (wanted.has(card.video_id)) found.set(card.video_id, card);
    cursor = page.next_cursor;
    if (cursor === null) break;
  }
  return found;
}
