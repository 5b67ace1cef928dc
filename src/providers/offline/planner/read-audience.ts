import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages, wordPattern } from './lexicon/lexicons.ts';
import { cutOut, trimEdges } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

/** Whom the ad speaks to, in the words of the prompt. "An ad for parents" has an audience and no product. */
export function readAudience(text: string, language: Language): Reading<string | null> {
  const head = text.slice(0, 4000);
  for (const reader of readingLanguages(language)) {
    const { spaced } = lexicons[reader];
    for (const source of lexicons[reader].audiencePatterns) {
      const pattern = new RegExp(spaced ? `(?<![\\p{L}\\p{M}\\p{N}])(?:${source})(?![\\p{L}\\p{M}])` : source, 'giu');
      for (const match of head.matchAll(pattern)) {
        const audience = trimEdges(match.groups?.['audience'] ?? '');
        if (audience === '' || isProduct(head, match, audience, reader)) continue;
        return reading(audience.slice(0, 120), cutOut(text, match.index, match.index + match[0].length));
      }
    }
  }
  return reading(null, text);
}

/** Directly after "ad for" the words name the product ("ad for a kids shop"), unless a product stands elsewhere too. */
function isProduct(text: string, match: RegExpExecArray, audience: string, language: Language): boolean {
  if (!lexicons[language].spaced) return wordPattern(language, lexicons[language].ad).test(audience);
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + match[0].length);
  const followsAd = new RegExp(`(?:${lexicons[language].ad})[\\s¦]*$`, 'iu').test(before);
  const goesOn =
    /^\s+(?!who|and|with|that|on|in|from|at)\p{L}/iu.test(after) && !/^\s+(?:style|energetic|fun|upbeat)/iu.test(after);
  const isAside = /^\s+(?:about|introducing|promoting|showing|sobre|über|sur)\s/iu.test(after);
  return !isAside && (followsAd || (goesOn && language === 'en'));
}
