import { queryOptions } from '@tanstack/react-query';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { request } from '../../../lib/request.ts';

/** The first videos that words name, newest first; without words the newest. */
export const foundVideosQuery = (words: string) =>
  queryOptions({
    queryKey: [...videoKeys.library, 'found', words],
    queryFn: async ({ signal }) =>
      (await request('listVideos', { query: { limit: 6, ...(words !== '' && { q: words }) }, signal })).data.data,
    placeholderData: (before) => before,
  });
