import type { ArchetypeId } from '#domain/archetype-id.ts';
import type { Random } from '#domain/random.ts';
import type { Language } from '#domain/language.ts';
import type { Brief } from './brief.ts';
import { copyPacks } from './copy/copy-packs.ts';
import { addressed, bareWords, joined, stated } from './copy/phrases.ts';
import { createWordPool } from './copy/word-pool.ts';
import type { SaidWords, WordPool } from './copy/word-pool.ts';
import { clip, wordCount } from './prompt-text.ts';
import type { Fact } from './fact.ts';
import type { ShownProduct } from './shown-product.ts';
import type { SubjectCategory } from './subjects/subject-category.ts';

/** All that may be said in an ad: the client's words first, then evocative ones of the language. */
export interface CopyDesk {
  readonly language: Language;
  readonly product: ShownProduct;
  readonly brief: Brief;
  /** Whether the product is a song, whose maker is an artist. */
  readonly isSong: boolean;
  readonly hooks: WordPool;
  readonly tension: WordPool;
  readonly pairs: WordPool;
  readonly words: WordPool;
  readonly taglines: WordPool;
  readonly comparisons: WordPool;
  readonly solutions: WordPool;
  readonly introductions: WordPool;
  /** Facts with a figure, and without, in the order of the prompt; taken as they are used. */
  readonly figures: Fact[];
  readonly facts: Fact[];
  readonly prices: string[];
  /** Questions of the prompt that open a film, and statements in two halves; taken as they are used. */
  readonly problems: string[];
  readonly ownPairs: string[];
  /** Facts kept back for a frame that lists them. */
  readonly listed: Fact[];
  /** How many figures are kept for frames that are built on one. */
  keptFigures: number;
  /** Two short facts in a row, as a pair; null when there are not two. */
  factPair(): string | null;
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
  const { language } = brief;
  const pack = copyPacks[language];
  const voice = pack.archetypes[archetype];
  const trade = category === null ? undefined : pack.categories[category];
  const said: SaidWords = new Set();
  const pool = (...lists: readonly (readonly string[])[]): WordPool => createWordPool(random, said, ...lists);
  const named = (list: readonly string[]): string[] =>
    list.map((phrase) => phrase.replace('{name}', product.shortName ?? clip(product.name, 30)));
  const lines = pool(trade?.lines ?? [], voice.lines, trade?.taglines ?? [], voice.taglines);
  const speaksPromptLanguage = brief.promptLanguage === language;
  const statedFacts = speaksPromptLanguage ? brief.facts : [];
  const audience =
    speaksPromptLanguage && brief.audience !== null && wordCount(brief.audience) <= 5
      ? [addressed(brief.audience, language)]
      : [];
  const facts = statedFacts.filter((fact) => fact.figure === null || fact.figure.length > 9);
  const desk: CopyDesk = {
    language,
    product,
    brief,
    isSong: archetype === 'music' && category === 'music',
    hooks: pool(trade?.hooks ?? [], voice.hooks),
    tension: pool(voice.tension),
    pairs: pool(trade?.pairs ?? [], voice.pairs),
    words: pool(voice.words),
    taglines: pool(trade?.taglines ?? [], voice.taglines),
    comparisons: pool(pack.comparisons),
    solutions: pool(named(pack.solutions)),
    introductions: pool(named(pack.introductions)),
    figures: statedFacts.filter((fact) => fact.figure !== null && fact.figure.length <= 9),
    facts,
    prices: brief.price === null ? [] : [brief.price],
    problems: speaksPromptLanguage ? brief.problems.map((problem) => stated(problem, language)) : [],
    ownPairs: speaksPromptLanguage
      ? brief.pairs.map(([first, second]) =>
          `${stated(first, language)} / ${stated(second, language)}`.replace('*', '').replace('*', ''),
        )
      : [],
    listed: [] as Fact[],
    keptFigures: 0,
    factPair(): string | null {
      const short = facts.filter((fact) => wordCount(fact.words) <= 3 && fact.words.length <= 22).slice(0, 2);
      if (short.length < 2) return null;
      for (const fact of short) facts.splice(facts.indexOf(fact), 1);
      return short
        .map((fact) => stated(fact.words, language))
        .join(' / ')
        .replace(/\*(\S+)\*/u, '$1');
    },
    line(least: number, most: number, wantsFact: boolean): string {
      const fits = (phrase: string): boolean => wordCount(joined(phrase)) >= least && wordCount(joined(phrase)) <= most;
      if (wantsFact) {
        const at = facts.findIndex((fact) => wordCount(fact.words) <= most);
        if (at >= 0) return say(stated(facts.splice(at, 1)[0]!.words, language));
        const spare = desk.figures.findIndex(
          (fact, index) => index >= desk.keptFigures && wordCount(fact.words) <= most,
        );
        if (spare >= 0) return say(stated(desk.figures.splice(spare, 1)[0]!.words, language));
        const whom = audience[0];
        if (whom !== undefined && wordCount(whom) <= most) return say(audience.shift()!);
      }
      return lines.next(fits) ?? lines.next() ?? '';
    },
  };
  const say = (phrase: string): string => {
    said.add(bareWords(phrase));
    return phrase;
  };
  return desk;
}
