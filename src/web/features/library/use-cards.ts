import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { videoKeys } from '../../lib/calls/video-keys.ts';
import { cardsQuery } from './api/list-cards.ts';
import { isRunning, type Show, type VideoCard } from './card-state.ts';

const freshMs = 4000;

type Pages = InfiniteData<{ readonly data: readonly VideoCard[] }>;

const cardsIn = (pages: Pages | undefined): readonly VideoCard[] => pages?.pages.flatMap(({ data }) => data) ?? [];

/** While something is being made, and somebody looks. */
const whileRunning = ({ state }: { readonly state: { readonly data: unknown } }): number | false =>
  cardsIn(state.data as Pages | undefined).some(isRunning) ? freshMs : false;

export interface Cards {
  readonly cards: readonly VideoCard[];
  readonly hasMore: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly loadMore: () => void;
}

/** Cards of the library. Those of running videos stay fresh; the oldest come first only when all are there. */
export function useCards({
  show,
  q,
  isOldestFirst,
}: {
  readonly show: Show;
  readonly q: string;
  readonly isOldestFirst: boolean;
}): Cards {
  const query = useInfiniteQuery({ ...cardsQuery({ show, q }), refetchInterval: whileRunning });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useNewsOfOthers(data);
  useEffect(() => {
    if (isOldestFirst && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isOldestFirst, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const cards = useMemo(() => {
    const found = cardsIn(data);
    return isOldestFirst ? found.toReversed() : found;
  }, [data, isOldestFirst]);
  return {
    cards,
    hasMore: hasNextPage,
    isPending: query.isPending || (isOldestFirst && hasNextPage),
    error: query.error,
    loadMore: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
    },
  };
}

/** The cards that wait for somebody. */
export function useNeeds(): readonly VideoCard[] {
  const { data } = useInfiniteQuery(cardsQuery({ show: 'needs', q: '' }));
  return useMemo(() => cardsIn(data), [data]);
}

/** When a video comes into another state, the other lists of the library are out of date. */
function useNewsOfOthers(data: Pages | undefined): void {
  const client = useQueryClient();
  const states = cardsIn(data)
    .map(({ video_id: id, status }) => `${id} ${status}`)
    .join();
  useEffect(() => {
    if (states !== '') void client.invalidateQueries({ queryKey: [...videoKeys.library, 'cards', 'needs'] });
  }, [client, states]);
}
