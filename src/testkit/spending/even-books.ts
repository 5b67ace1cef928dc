import type { Comparison } from './compare-books.ts';

/** What a comparison says when all is well. */
export const evenBooks: Pick<Comparison, 'doubles' | 'losses' | 'unasked' | 'differences'> = {
  doubles: [],
  losses: [],
  unasked: [],
  differences: [],
};
