import type { Language } from '#domain/language.ts';
import { pricePattern } from './lexicon/lexicon.ts';
import { lexicons, readingLanguages } from './lexicon/lexicons.ts';
import { cutOut, trimEdges } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

export interface Offer {
  /** What is offered: "20% off", "2 for 1", "from €39". */
  readonly headline: string;
  /** Until when or for whom, in the words of the prompt; empty when it does not say. */
  readonly condition: string;
}

export interface Offers {
  readonly offer: Offer | null;
  /** A price, with the word before it, when the prompt names one. */
  readonly price: string | null;
}

const boundary = (source: string, spaced: boolean): string =>
  spaced ? `(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}])` : `(?:${source})`;

/** The offer and the price, in the prompt's own words and figures. */
export function readOffer(text: string, language: Language): Reading<Offers> {
  let rest = text;
  let offer: Offer | null = null;
  for (const reader of readingLanguages(language)) {
    const found = findOffer(rest, reader);
    if (found === null) continue;
    offer ??= found.offer;
    rest = cutOut(rest, found.start, found.end);
    break;
  }
  const price = findPrice(rest, language);
  if (price !== null) rest = cutOut(rest, price.start, price.end);
  return reading({ offer, price: price?.words ?? null }, rest);
}

function findOffer(text: string, language: Language): { offer: Offer; start: number; end: number } | null {
  const { percentOff, offers, conditions, spaced } = lexicons[language];
  const percent = `(?:(?:up to|bis zu|hasta|até|jusqu['’]à|حتى)\\s)?(?:save\\s|-|−)?\\d{1,2}\\s?%\\s?(?:${percentOff})?|(?:خصم|rabais de|remise de)\\s\\d{1,2}\\s?%`;
  const money = `(?:${pricePattern})\\s?(?:${percentOff})`;
  for (const source of [percent, money, ...offers]) {
    for (const match of text.matchAll(new RegExp(boundary(source, spaced && !source.startsWith('(?:(?:up')), 'giu'))) {
      if (/%\s*$/u.test(match[0]) && !isDiscount(text, match, language)) continue;
      const end = match.index + match[0].length;
      const tail = new RegExp(`^(?:\\s|,|¦)*(?<condition>(?:${conditions})(?:[\\s,]+(?:${conditions}))?)`, 'iu').exec(
        text.slice(end, end + 80),
      );
      const lead = spaced ? null : denseLead.exec(text.slice(0, match.index));
      const condition = tail?.groups?.['condition'] ?? lead?.groups?.['condition'] ?? '';
      const headline = trimEdges(match[0].replace(/^[-−]/u, '−')).slice(0, 60);
      return {
        offer: {
          headline: /^\d+\s?%$/u.test(headline) ? `−${headline}` : headline,
          condition: trimEdges(condition).slice(0, 56),
        },
        start: lead?.index ?? match.index,
        end: tail === null ? end : end + tail[0].length,
      };
    }
  }
  return null;
}

/** Japanese and Chinese put the occasion before the offer. */
const denseLead =
  /(?<condition>双十一|双11|618|国庆节?|春节|中秋节?|开业|首单|新客|本周末?|今[日天]|周年庆|圣诞节?|初回|今なら|本日|週末|年末|夏の|冬の|オープン記念)[\s¦]*$/u;

/** A bare percentage is an offer only when it has a minus: "100% cotton" is a fact. */
function isDiscount(text: string, match: RegExpExecArray, language: Language): boolean {
  if (/^(?:save|[-−]|خصم|rabais|remise)/iu.test(match[0])) return true;
  const before = text.slice(Math.max(0, match.index - 14), match.index);
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 14);
  if (/^\s?\p{L}/u.test(after) && lexicons[language].spaced) return false;
  return /(?:save|discount|rabatt|descuento|remise|desconto|خصم|छूट|优惠|割引)\W{0,3}$/iu.test(before);
}

function findPrice(text: string, language: Language): { words: string; start: number; end: number } | null {
  const sources = readingLanguages(language).map((reader) => lexicons[reader].priceFrom);
  const pattern = new RegExp(
    `(?:(?<![\\p{L}\\p{M}])(?:${sources.join('|')})\\s?)?(?:${pricePattern})(?:\\s?(?:起|から|से|per month|a month|\\/month|\\/mo|al mes|par mois|im Monat|por mês|a year|a week|each|a night|per night|a person|pro Person|pro Nacht|a bag|a cup))?`,
    'iu',
  );
  const match = pattern.exec(text);
  if (match === null) return null;
  const start =
    match.index -
    (/(?:^|[,;.:!?\n¦]\s*)((?:[\p{L}'’-]+\s){1,3})$/u.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[1]
      ?.length ?? 0);
  const words = trimEdges(text.slice(start, match.index + match[0].length)).replace(
    /^(?:for|at|für|por|pour|à)\s/iu,
    '',
  );
  return { words: words.slice(0, 40), start, end: match.index + match[0].length };
}
