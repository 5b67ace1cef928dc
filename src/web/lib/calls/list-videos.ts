import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';
import { videoKeys } from './video-keys.ts';

/** The library by pages, newest first. `q` looks for words in title and prompt. */
export const videosQuery = (filter: { readonly q?: string } = {}) =>
  infiniteQueryOptions({
    queryKey: [...videoKeys.library, filter],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: 48, ...(filter.q && { q: filter.q }), ...(pageParam && { cursor: pageParam }) };
      return (await request('listVideos', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
