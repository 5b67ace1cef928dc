import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Language } from '#domain/language.ts';
import type { Random } from '#domain/random.ts';
import type { Brief } from './brief.ts';
import { copyPacks } from './copy/copy-packs.ts';
import { bareWords, joined } from './copy/phrases.ts';
import { createWordPool } from './copy/word-pool.ts';
import type { SaidWords, WordPool } from './copy/word-pool.ts';
import { createOwnWords } from './own-words.ts';
import type { OwnWords } from './own-words.ts';
import { clip, wordCount } from './prompt-text.ts';
import type { ShownProduct } from './shown-product.ts';
import type { SubjectCategory } from './subjects/subject-category.ts';

/** All that may be said in an ad: the client's own words first, then evocative ones of the language. */
export interface CopyDesk {
  readonly language: Language;
  readonly product: ShownProduct;
  readonly brief: Brief;
  /** Whether the product is a song, whose maker is an artist. */
  readonly isSong: boolean;
  readonly own: OwnWords;
  readonly hooks: WordPool;
  readonly tension: WordPool;
  readonly pairs: WordPool;
  readonly words: WordPool;
  readonly taglines: WordPool;
  readonly comparisons: WordPool;
  readonly solutions: WordPool;
  readonly introductions: WordPool;
  /** A headline of `least` to `most` words: a fact when `wantsFact`, else an evocative line. */
  line(least: number, most: number, wantsFact: boolean): string;
}

export function createCopyDesk(
  brief: Brief,
  product: ShownProduct,
  archetype: ArchetypeId,
  category: SubjectCategory | null,
  random: Random,
): CopyDesk {
  const pack = copyPacks[brief.language];
  const voice = pack.archetypes[archetype];
  const trade = category === null ? undefined : pack.categories[category];
  const said: SaidWords = new Set();
  const pool = (...lists: readonly (readonly string[])[]): WordPool => createWordPool(random, said, ...lists);
  const name = product.shortName ?? clip(product.name, 30);
  const named = (list: readonly string[]): string[] => list.map((phrase) => phrase.replace('{name}', name));
  const lines = pool(trade?.lines ?? [], voice.lines, trade?.taglines ?? [], voice.taglines);
  const own = createOwnWords(brief);
  return {
    language: brief.language,
    product,
    brief,
    isSong: archetype === 'music' && category === 'music',
    own,
    hooks: pool(trade?.hooks ?? [], voice.hooks),
    tension: pool(voice.tension),
    pairs: pool(trade?.pairs ?? [], voice.pairs),
    words: pool(voice.words),
    taglines: pool(trade?.taglines ?? [], voice.taglines),
    comparisons: pool(pack.comparisons),
    solutions: pool(named(pack.solutions)),
    introductions: pool(named(pack.introductions)),
    line(least, most, wantsFact) {
      const statement = wantsFact ? own.statement(most) : null;
      if (statement !== null) {
        said.add(bareWords(statement));
        return statement;
      }
      const words = (phrase: string): number => wordCount(joined(phrase));
      return lines.next((phrase) => words(phrase) >= least && words(phrase) <= most) ?? lines.next() ?? '';
    },
  };
}
