import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages, wordPattern } from './lexicon/lexicons.ts';
import { anywhere, clausesOf, cutOut, gap, trimEdges, wholeWords } from './prompt-text.ts';
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
  spaced: wholeWords(`و?(?:${tone.spaced})`, 'giu'),
  dense: anywhere(tone.dense, 'giu'),
}));
const toneAnywhere = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])و?(?:${tones.map((tone) => tone.spaced).join('|')})(?![\\p{L}\\p{M}\\p{N}])|${tones.map((tone) => tone.dense).join('|')}`,
  'giu',
);

/**
 * Words for style and mood. They count where they are about the ad: in a clause of style words alone, before the word
 * for the ad ("an energetic spot for …") or before a word for style. "Pays claims fast" is about the product.
 * Clauses that hold nothing else ("energetic style") are taken out of the text.
 */
export function readTone(text: string, language: Language): Reading<ToneReading> {
  let rest = text;
  let about = '';
  for (const clause of clausesOf(text)) {
    const isStyle = isOnlyStyle(clause, language);
    about += ` ${isStyle ? clause : styleStretch(clause, language)} ${gap}`;
    const at = isStyle ? rest.indexOf(clause) : -1;
    if (at >= 0) rest = cutOut(rest, at, at + clause.length);
  }
  const found = patterns
    .map(({ tone, spaced, dense }) => ({ tone, words: [...about.matchAll(spaced), ...about.matchAll(dense)] }))
    .filter(({ words }) => words.length > 0)
    .sort((one, other) => other.words.length - one.words.length || one.words[0]!.index - other.words[0]!.index);
  const words = found
    .flatMap((tone) => tone.words)
    .sort((one, other) => one.index - other.index)
    .map((match) => match[0].toLowerCase());
  return reading({ tones: found.map(({ tone }) => tone), words: [...new Set(words)].slice(0, 4) }, rest);
}

/** The part of a clause that speaks of the ad: up to its noun, or round a word for style. Names in capitals are left out. */
function styleStretch(clause: string, language: Language): string {
  const { spaced } = lexicons[language];
  const plain = clause.replaceAll(/(?<=\S\s)\p{Lu}\p{L}*/gu, gap);
  const ends = readingLanguages(language).map((reader) => {
    const matches = [...plain.matchAll(wordPattern(reader, `${lexicons[reader].ad}|${styleNouns}`, 'giu'))];
    const last = matches.at(-1);
    return last === undefined ? 0 : last.index + last[0].length + (spaced ? 0 : 12);
  });
  const isWish =
    /\b(?:make it|keep it|should (?:be|feel)|needs? to (?:be|feel)|i want it|que sea|il faut que|soll)\b/iu.test(plain);
  const after = /^\s+(?:\S+\s+){0,2}?(?=\S)/u;
  const stretch = isWish ? plain : plain.slice(0, Math.max(...ends));
  const follows = ['es', 'fr', 'pt', 'ar', 'hi'].includes(language)
    ? (after.exec(plain.slice(stretch.length)) ?? [''])[0]
    : '';
  return stretch === ''
    ? ''
    : `${stretch}${follows}${plain.slice(stretch.length + follows.length).split(/\s/u)[0] ?? ''}`;
}

const styleNouns =
  'style|tone|mood|vibe|feel|feeling|look|music|soundtrack|estilo|tono|ambiente|ton|ambiance|esprit|Stil|Stimmung|tom|clima|أسلوب|بأسلوب|طابع|بطابع|نبرة|शैली|अंदाज़|अंदाज|माहौल|स्टाइल|雰囲気|スタイル|トーン|テイスト|风格|氛围|调性';

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
