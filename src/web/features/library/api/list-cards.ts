import { infiniteQueryOptions } from '@tanstack/react-query';
import type { VideoState } from '#contract/video-state.ts';
import { videoKeys } from '../../../lib/calls/video-keys.ts';
import { request } from '../../../lib/request.ts';
import { newestFirst, statesOf, type Show } from '../card-state.ts';

const pageLimit = 48;
/** Of videos that wait or are being made: nobody has more of them. */
const groupLimit = 100;

/** The library by pages, newest first: all of it, or what needs somebody, is being made, or is final. */
export const cardsQuery = ({ show, q }: { readonly show: Show; readonly q: string }) =>
  infiniteQueryOptions({
    queryKey: [...videoKeys.library, 'cards', show, q],
    queryFn: ({ signal, pageParam }) =>
      statesOf[show].length > 1
        ? listGroup(show, q, signal)
        : listPage({ q, cursor: pageParam, signal }, statesOf[show][0]),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

interface PageQuestion {
  readonly q: string;
  readonly cursor: string | null;
  readonly signal: AbortSignal;
  readonly limit?: number;
}

async function listPage({ q, cursor, signal, limit = pageLimit }: PageQuestion, status: VideoState | undefined) {
  const query = { limit, ...(q && { q }), ...(cursor && { cursor }), ...(status && { status }) };
  return (await request('listVideos', { query, signal })).data;
}

/** Videos in any of several states, which the server lists one by one. */
async function listGroup(show: Show, q: string, signal: AbortSignal) {
  const question = { q, cursor: null, signal, limit: groupLimit };
  const pages = await Promise.all(statesOf[show].map((status) => listPage(question, status)));
  return { data: [...newestFirst(pages.flatMap(({ data }) => data))], next_cursor: null, has_more: false };
}
