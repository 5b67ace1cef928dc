import { useDeferredValue } from 'react';

/** About as many as a page shows without being scrolled. */
const few = 12;

/**
 * The first few of a list, and all of it right after they are painted: a page with a long list comes as soon as one with
 * a short list.
 */
export function useFirstFew<Item>(items: readonly Item[]): readonly Item[] {
  const count = useDeferredValue(items.length, Math.min(items.length, few));
  return count < items.length ? items.slice(0, count) : items;
}
