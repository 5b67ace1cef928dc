import { shuffle } from '#domain/random.ts';
import type { Random } from '#domain/random.ts';
import { bareWords } from './phrases.ts';

/** What a film has said so far, so that it does not say it twice. */
export type SaidWords = Set<string>;

/** Phrases given out in a random order, the best list first; each once, then from the start again. */
export interface WordPool {
  /** The next phrase nobody has used and that passes; a used one when all are; null when none passes. */
  next(passes?: (phrase: string) => boolean): string | null;
}

export function createWordPool(random: Random, said: SaidWords, ...lists: readonly (readonly string[])[]): WordPool {
  const phrases = lists.flatMap((list) => shuffle(random, list));
  const uses = new Map<string, number>();
  return {
    next(passes = () => true) {
      const fitting = phrases.filter(passes);
      const fresh = fitting.find((phrase) => !said.has(bareWords(phrase)));
      const leastUsed = fitting.toSorted((one, other) => (uses.get(one) ?? 0) - (uses.get(other) ?? 0))[0];
      const phrase = fresh ?? leastUsed ?? null;
      if (phrase !== null) {
        uses.set(phrase, (uses.get(phrase) ?? 0) + 1);
        said.add(bareWords(phrase));
      }
      return phrase;
    },
  };
}
