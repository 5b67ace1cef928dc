import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages } from './lexicon/lexicons.ts';
import { cutOut } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

export const shortestSeconds = 5;
export const longestSeconds = 180;
const usualSeconds = 30;

interface Candidate {
  readonly seconds: number;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Whether the words round it say that it is the length of the ad. */
  readonly isSure: boolean;
}

const letter = '[\\p{L}\\p{M}\\p{N}]';

/**
 * The length asked for, in words or figures. The first of several is kept, impossible ones are moved into 5 to 180 s,
 * and silence means 30 s; each with a warning. Times that belong to the product ("ready in 15 minutes") are left alone.
 */
export function readDuration(text: string, language: Language): Reading<number> {
  const found = candidates(text, language);
  const sure = found.filter((candidate) => candidate.isSure);
  const isChosen = (candidate: Candidate): boolean => candidate.isSure || isSecondThought(text, candidate);
  const chosen =
    sure.length > 0 ? found.filter(isChosen) : found.filter((candidate) => candidate.seconds <= longestSeconds);
  const first = chosen[0];
  if (first === undefined) {
    return reading(usualSeconds, text, [`No length was given, so the ad lasts ${usualSeconds} s.`]);
  }
  const rest = chosen
    .toReversed()
    .reduce((left, { start, end }) => cutOut(left, startWithLead(left, start), end), text);
  const warnings: string[] = [];
  const other = chosen.find((candidate) => candidate.seconds !== first.seconds);
  if (other !== undefined) {
    warnings.push(`The prompt names two lengths, "${first.words}" and "${other.words}"; the first one is used.`);
  }
  const seconds = Math.min(longestSeconds, Math.max(shortestSeconds, first.seconds));
  if (seconds !== first.seconds) {
    warnings.push(
      `The length "${first.words}" is outside ${shortestSeconds} to ${longestSeconds} s, so the ad lasts ${seconds} s.`,
    );
  }
  return reading(seconds, rest, warnings);
}

function candidates(text: string, language: Language): Candidate[] {
  const found: Candidate[] = [];
  for (const reader of readingLanguages(language)) {
    for (const match of matchesIn(text, reader)) {
      const overlaps = found.some((other) => match.start < other.end && match.end > other.start);
      if (!overlaps && match.seconds > 0) found.push(match);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

function* matchesIn(text: string, language: Language): Generator<Candidate> {
  const { lengthPhrases, numbers, seconds, minutes, hours, spaced } = lexicons[language];
  const [before, after] = spaced ? [`(?<!${letter})`, `(?!${letter})`] : ['', ''];
  const number = `\\d+(?:[.,]\\d+)?|${Object.keys(numbers).join('|')}`;
  const value = (words: string): number => numbers[words.toLowerCase()] ?? Number(words.replace(',', '.'));
  for (const [phrase, length] of Object.entries(lengthPhrases)) {
    for (const match of text.matchAll(new RegExp(`${before}(?:${phrase})${after}`, 'giu'))) {
      yield candidate(text, match, length, language);
    }
  }
  for (const match of text.matchAll(/(?<![\d:.,])([0-3]):([0-5]\d)(?![\d:])(?!\s?(?:am|pm|a\.m|p\.m|uhr|h\b))/giu)) {
    if (!/(?:\bat|\bum|à|a las|às|open|until|till)\s*$/iu.test(text.slice(0, match.index))) {
      yield candidate(text, match, Number(match[1]) * 60 + Number(match[2]), language);
    }
  }
  const combined = `${before}(${number})[\\s-]*(?:${minutes})[\\s,-]*(?:and |y |et |und |e |و)?(${number})[\\s-]*(?:${seconds})${after}`;
  for (const match of text.matchAll(new RegExp(combined, 'giu'))) {
    yield candidate(text, match, value(match[1]!) * 60 + value(match[2]!), language);
  }
  for (const [unit, factor] of [
    [seconds, 1],
    [minutes, 60],
    [hours, 3600],
  ] as const) {
    const pattern = new RegExp(
      `(?<![${spaced ? '\\p{L}' : ''}\\p{N}.,$€£¥₹])(${number})[\\s-]*(?:${unit})${after}`,
      'giu',
    );
    for (const match of text.matchAll(pattern)) {
      const result = candidate(text, match, value(match[1]!) * factor, language);
      const isArticle = /^(?:a|one|un|una|une|ein|eine|einer|um|uma|एक|一)$/iu.test(match[1]!);
      const isShort = /(?<=\d\s?)[mh]$/iu.test(match[0]);
      if (factor > 1 && (!result.isSure || (isShort && factor === 3600))) continue;
      if (isArticle && !result.isSure) continue;
      if (factor === 1 && !result.isSure && isProductTime(text, match, result.seconds)) continue;
      yield result;
    }
  }
}

function candidate(text: string, match: RegExpExecArray, seconds: number, language: Language): Candidate {
  const start = match.index;
  const end = start + match[0].length;
  return { seconds, start, end, words: match[0].trim(), isSure: isLengthOfAd(text, start, end, language) };
}

/** "20 seconds or maybe 40 seconds" */
function isSecondThought(text: string, candidate: Candidate): boolean {
  return /(?:\b(?:or|maybe|rather|actually|no|o|ou|oder|vielleicht|quizás|peut-être|talvez)|或者?|または|أو|या)\W*$/iu.test(
    text.slice(0, candidate.start),
  );
}

/** The word for length goes with the figure. */
function startWithLead(text: string, start: number): number {
  const lead = lengthWords.exec(text.slice(0, start));
  return lead === null ? start : lead.index;
}

const clauseEnd = /^\s*(?:$|[,;.)\n¦|!?。，、।،–—-](?!\d))/u;
const clauseStart = /(?:^|[,;.(:\n¦|!?。，、।،–—])\s*$/u;
const lengthWords =
  /(?:make it|keep it|length|duration|lasting|lasts|long|runtime|dauer|länge|duración|durée|duração|长度|时长|長さ|尺は?|المدة|مدته|مدتها|لمدة|अवधि)\W{0,4}$/iu;
const afterLength =
  /^[\s-]*(?:long\b|in length|de durée|de duración|de duração|lang\b|version|cut\b|hook|vertical|square|の|的)/iu;

/** Next to an ad's name, alone between commas, or after a word for length. */
function isLengthOfAd(text: string, start: number, end: number, language: Language): boolean {
  const after = text.slice(end, end + 44);
  const before = text.slice(Math.max(0, start - 28), start);
  if (clauseStart.test(before) && (clauseEnd.test(after) || start === 0)) return true;
  if (lengthWords.test(before) || afterLength.test(after)) return true;
  const isNamed = (stretch: string, reader: Language): boolean => {
    const { ad, spaced } = lexicons[reader];
    return new RegExp(spaced ? `(?<!${letter})${ad}(?!${letter})` : ad, 'iu').test(stretch);
  };
  const near = after.split(/[,;.!?\n。，、।،](?!\d)/u)[0]!;
  const ahead = before.split(/[,;.!?\n。，、।،](?!\d)/u).at(-1)!;
  const follows = readingLanguages(language).some((reader) => isNamed(near, reader));
  const leads = readingLanguages(language).some((reader) => isNamed(ahead, reader));
  const isClaim =
    /(?:\b(?:in|under|within|every|only|just|after|less than)|\ben|\bin nur|\bem|innerhalb von)\s*$/iu.test(before);
  return (follows && !isClaim) || (leads && !/(?:delivery|recipe|abs|workout|meal)/iu.test(near));
}

/** "0 to 100 in 3 seconds" is a claim, not a length. */
function isProductTime(text: string, match: RegExpExecArray, seconds: number): boolean {
  const before = text.slice(Math.max(0, match.index - 28), match.index);
  if (/(?:km\/h|mph|kmh)\W*(?:\p{L}+\s){0,2}$/iu.test(before)) return true;
  return seconds < shortestSeconds && /\b(?:in|under|within|every|en|em|unter)\s*$/iu.test(before);
}
