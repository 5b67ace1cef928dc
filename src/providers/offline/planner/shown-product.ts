import type { Language } from '#domain/language.ts';
import type { Brief } from './brief.ts';
import type { Subject } from './subjects/subject-index.ts';
import { capitalised, clip } from './prompt-text.ts';

/** The names of a product as they stand on screen. */
export interface ShownProduct {
  /** Full name: "Nike sneaker", "Halo One". */
  readonly name: string;
  readonly brand: string | null;
  /** One short name for the largest type: the brand, the name, or the thing in a word. Null when nothing is short enough. */
  readonly shortName: string | null;
  /** Whether the name is a proper name, which can be greeted. */
  readonly isProper: boolean;
  /** What it is, when that says more than the name; empty otherwise. */
  readonly category: string;
}

const longestMonument = 16;

/** A description is translated through the noun table when the ad speaks another language than the prompt. */
export function showProduct(brief: Brief, subject: Subject | null): ShownProduct {
  const { product, promptLanguage, language } = brief;
  const isTranslated = promptLanguage !== language;
  const noun = subject === null ? null : (subject.words[language][0] ?? null);
  const name = isTranslated ? translatedName(brief, noun) : capitalised(product.name);
  const category = isTranslated ? capitalised(noun ?? '') : capitalised(product.category);
  const isSame = category.toLowerCase() === name.toLowerCase();
  return {
    name: clip(name, 80),
    brand: product.brand === null ? null : clip(product.brand, 80),
    isProper: product.isProper,
    shortName: shortNameOf(product.brand ?? name, name, brief, subject, language),
    category: isSame || (isTranslated && noun === null) ? '' : clip(category, 80),
  };
}

function translatedName(brief: Brief, noun: string | null): string {
  const { product } = brief;
  if (!product.isProper) return capitalised(noun ?? product.name);
  // "Nike sneaker" keeps the maker only: its noun is in the prompt's language.
  return product.brand !== null && product.name.startsWith(product.brand) ? product.brand : product.name;
}

function shortNameOf(
  first: string,
  name: string,
  brief: Brief,
  subject: Subject | null,
  language: Language,
): string | null {
  const head = subject === null ? null : headWord(brief, subject, language);
  const candidates = brief.product.isProper
    ? name.toLowerCase().includes(first.toLowerCase())
      ? [first, name]
      : [name, first]
    : [name, head];
  const fitting = candidates.find((candidate) => candidate !== null && candidate.length <= longestMonument);
  return fitting === undefined || fitting === null ? null : capitalised(fitting);
}

/** The noun of a description: "handmade leather wallets" is about wallets. */
function headWord(brief: Brief, subject: Subject, language: Language): string | null {
  if (brief.promptLanguage !== language) return subject.words[language][0] ?? null;
  const found = brief.productSubjects.find((entry) => entry.subject === subject);
  if (found === undefined) return null;
  const words = found.words.split(' ');
  return found.words.length <= longestMonument ? found.words : (words.at(-1) ?? null);
}
