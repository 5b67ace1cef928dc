import type { Language } from '#domain/language.ts';
import { lexicons } from './lexicon/lexicons.ts';
import { anywhere, clausesOf, cutOut, trimEdges, wholeWords } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';
import { tones } from './tones.ts';
import type { Tone } from './tones.ts';

export interface ToneReading {
  /** Tones asked for, the strongest first. */
  readonly tones: readonly Tone[];
  /** The prompt's own words for them. */
  readonly words: readonly string[];
}

const patterns = tones.map((tone) => ({
  tone,
  spaced: wholeWords(tone.spaced, 'giu'),
  dense: anywhere(tone.dense, 'giu'),
}));
const toneAnywhere = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:${tones.map((tone) => tone.spaced).join('|')})(?![\\p{L}\\p{M}\\p{N}])|${tones.map((tone) => tone.dense).join('|')}`,
  'giu',
);

/** Words for style and mood. Clauses that hold nothing else ("energetic style") are taken out of the text. */
export function readTone(text: string, language: Language): Reading<ToneReading> {
  const found = patterns
    .map(({ tone, spaced, dense }) => ({ tone, words: [...text.matchAll(spaced), ...text.matchAll(dense)] }))
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => other.words.length - one.words.length);
  const words = found
    .flatMap((tone) => tone.words)
    .sort((one, other) => one.index - other.index)
    .map((match) => match[0].toLowerCase());
  let rest = text;
  for (const clause of clausesOf(text)) {
    if (!isOnlyStyle(clause, language)) continue;
    const at = rest.indexOf(clause);
    if (at >= 0) rest = cutOut(rest, at, at + clause.length);
  }
  return reading({ tones: found.map(({ tone }) => tone), words: [...new Set(words)].slice(0, 4) }, rest);
}

function isOnlyStyle(clause: string, language: Language): boolean {
  if (clause.match(toneAnywhere) === null) return false;
  const { styleWords, spaced } = lexicons[language];
  const style = spaced ? wholeWords(`${styleWords}|${lexicons.en.styleWords}`, 'giu') : anywhere(styleWords, 'giu');
  return trimEdges(clause.replaceAll(toneAnywhere, ' ').replaceAll(style, ' ').replaceAll('&', ' ')) === '';
}

/** A text without tone words at its beginning: "playful ice cream" is about ice cream. */
export function withoutLeadingTone(text: string): string {
  let left = text;
  for (let guard = 0; guard < 4; guard++) {
    const match = new RegExp(`^(?:${toneAnywhere.source})[\\s,]*(?:(?:and|y|et|und|e|&|な|で|的)\\s*)?`, 'iu').exec(
      left,
    );
    if (match === null || match[0].length >= left.length) return left;
    left = left.slice(match[0].length).trim();
  }
  return left;
}
