import { addressed, stated } from './copy/phrases.ts';
import type { Brief } from './brief.ts';
import type { Fact } from './fact.ts';
import { wordCount } from './prompt-text.ts';

/** What the client says of the product, in the language of the ad; each entry is taken as it is used. */
export interface OwnWords {
  /** Facts built on a short figure, and all others, in the order of the prompt. */
  readonly figures: Fact[];
  readonly facts: Fact[];
  readonly prices: string[];
  /** Questions to the audience. */
  readonly problems: string[];
  /** Statements in two halves, as `first / second`. */
  readonly pairs: string[];
  /** Facts kept back for a frame that lists them. */
  readonly listed: Fact[];
  /** How many figures are kept for frames that are built on one. */
  keptFigures: number;
  /** Two short facts in a row, as a pair; null when there are not two. */
  factPair(): string | null;
  /** The next fact of at most `most` words as a line on screen, then whom it is for; null when all is said. */
  statement(most: number): string | null;
}

const longestFigure = 9;
const longestAudience = 5;

/** A brief in another language than its ad gives names and figures only, no sentences. */
export function createOwnWords(brief: Brief): OwnWords {
  const { language } = brief;
  const isOurs = brief.promptLanguage === language;
  const all = isOurs ? brief.facts : [];
  const isFigure = (fact: Fact): boolean => fact.figure !== null && fact.figure.length <= longestFigure;
  const { audience } = brief;
  const whom =
    isOurs && audience !== null && wordCount(audience) <= longestAudience ? [addressed(audience, language)] : [];
  const own: OwnWords = {
    figures: all.filter(isFigure),
    facts: all.filter((fact) => !isFigure(fact)),
    prices: brief.price === null ? [] : [brief.price],
    problems: isOurs ? brief.problems.map((problem) => stated(problem, language)) : [],
    pairs: isOurs ? brief.pairs.map(([first, second]) => pairOf([first, second], brief)) : [],
    listed: [],
    keptFigures: 0,
    factPair() {
      const short = own.facts.filter((fact) => wordCount(fact.words) <= 3 && fact.words.length <= 22).slice(0, 2);
      if (short.length < 2) return null;
      for (const fact of short) own.facts.splice(own.facts.indexOf(fact), 1);
      return pairOf(
        short.map((fact) => fact.words),
        brief,
      );
    },
    statement(most) {
      const at = own.facts.findIndex((fact) => wordCount(fact.words) <= most);
      if (at >= 0) return stated(own.facts.splice(at, 1)[0]!.words, language);
      const spare = own.figures.findIndex((fact, index) => index >= own.keptFigures && wordCount(fact.words) <= most);
      if (spare >= 0) return stated(own.figures.splice(spare, 1)[0]!.words, language);
      return whom[0] !== undefined && wordCount(whom[0]) <= most ? whom.shift()! : null;
    },
  };
  return own;
}

/** Two statements as a pair; the accent of the first gives way to the second's. */
function pairOf(halves: readonly string[], brief: Brief): string {
  const [first = '', second = ''] = halves.map((half) => stated(half, brief.language));
  return `${first.replaceAll('*', '')} / ${second}`;
}
