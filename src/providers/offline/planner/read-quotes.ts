import { cutOut, trimEdges, wordCount } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

export interface Quotes {
  /** What somebody said about the product, in quotation marks in the prompt. */
  readonly testimonials: readonly Testimonial[];
  /** A line the client calls a slogan or tagline. */
  readonly slogan: string | null;
}

export interface Testimonial {
  readonly words: string;
  /** Who said it, when the prompt says; empty otherwise. */
  readonly speaker: string;
}

const quoted = /["“„«»「『]([^"”“»«」』\n]{2,160})["”“»«」』]|(?<=^|\s)'([^'\n]{12,140})'(?=[\s,.;!?]|$)/gu;
const sloganLead =
  /(?:slogan|tagline|motto|claim|headline|lema|eslogan|accroche|devise|キャッチコピー|スローガン|标语|口号|广告语|شعار|टैगलाइन|नारा)\s*(?:is|says|:|：|=|es|ist|est|é|は|是|का)?\s*$/iu;
const speechLead =
  /(?:says?|said|quote|testimonial|review|customer|client|dice|dijo|testimonio|dit|témoignage|avis|sagt|kunden\p{L}*|diz|depoimento|口コミ|お客様の声|用户说|好评|评价|قال|قالت|يقول|रिव्यू|कहते|कहा)[^"“„«「\n]{0,28}$/iu;
const speaker =
  /^\s*[,(–—-]+\s*(?:says?\s|said\s|by\s)?(?<name>\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}(?:[\p{L}'’-]+|\.?))?)(?=[\s,.;)¦]|$)|^\s*(?:says?|said|dice|dit|sagt|diz)\s(?<told>\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*)?)/u;

/** Words in quotation marks: a slogan when it is called so, a testimonial when it is a sentence. Names in quotes stay. */
export function readQuotes(text: string): Reading<Quotes> {
  const testimonials: Testimonial[] = [];
  let slogan: string | null = null;
  let rest = text;
  for (const match of [...text.matchAll(quoted)].toReversed()) {
    const words = trimSpaces(match[1] ?? match[2] ?? '');
    const start = match.index;
    const end = start + match[0].length;
    const before = text.slice(Math.max(0, start - 60), start);
    if (sloganLead.test(before)) {
      slogan = trimEdges(words).slice(0, 90);
      const lead = sloganLead.exec(rest.slice(0, start))!;
      rest = cutOut(rest, lead.index, end);
    } else if (isSpeech(words, before)) {
      const after = speaker.exec(text.slice(end, end + 50));
      testimonials.unshift({
        words: words.slice(0, 140),
        speaker: after?.groups?.['name'] ?? after?.groups?.['told'] ?? '',
      });
      rest = cutOut(rest, start, end + (after?.[0].length ?? 0));
    }
  }
  return reading({ testimonials, slogan }, rest);
}

function isSpeech(words: string, before: string): boolean {
  const count = wordCount(words);
  if (
    /(?:called|named|titled|song|album|single|cta|call to action|button|llamad[oa]|appelée?|namens|genannt|chamad[oa])\W*$/iu.test(
      before,
    )
  )
    return false;
  return count >= 5 || (count >= 2 && speechLead.test(before));
}

function trimSpaces(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
