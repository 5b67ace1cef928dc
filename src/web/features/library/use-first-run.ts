import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useRemembered } from '../../lib/use-remembered.ts';
import { cardsQuery } from './api/list-cards.ts';
import type { VideoCard } from './card-state.ts';

/** What the home page begins with: `unknown` until the library was read for the first time. */
export type FirstRun =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'returning' }
  | { readonly kind: 'first'; readonly sample: VideoCard | null };

/** Whether nothing of one's own is in the library yet. What it was last time is taken until the server has said so. */
export function useFirstRun(): FirstRun {
  const { data, isError } = useInfiniteQuery(cardsQuery({ show: 'all', q: '' }));
  const [wasReturning, remember] = useRemembered('has-own-videos', false);
  const cards = data?.pages.flatMap((page) => page.data);
  const hasOwn = cards?.some(({ is_sample: isSample }) => !isSample);
  useEffect(() => {
    if (hasOwn !== undefined && hasOwn !== wasReturning) remember(hasOwn);
  }, [hasOwn, wasReturning, remember]);
  if (cards === undefined) return { kind: wasReturning || isError ? 'returning' : 'unknown' };
  if (hasOwn === true) return { kind: 'returning' };
  return { kind: 'first', sample: cards.find(({ preview_url: url }) => url !== null) ?? null };
}
