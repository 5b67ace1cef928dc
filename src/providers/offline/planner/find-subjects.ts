import type { Language } from '#domain/language.ts';
import { lexicons, readingLanguages } from './lexicon/lexicons.ts';
import { subjectIndex } from './subjects/subject-index.ts';
import type { Subject } from './subjects/subject-index.ts';

/** A thing found in a text. */
export interface FoundSubject {
  readonly subject: Subject;
  /** The words of the text, as written there. */
  readonly words: string;
  readonly at: number;
}

const longestPhrase = 4;

/** Things named in a text, in its order, each stretch of words used once, longest phrases first. */
export function findSubjects(text: string, language: Language): FoundSubject[] {
  const found: FoundSubject[] = [];
  for (const reader of readingLanguages(language)) {
    const more = lexicons[reader].spaced ? findSpaced(text, reader) : findDense(text, reader);
    for (const match of more) {
      const overlaps = found.some(
        (other) => match.at < other.at + other.words.length && other.at < match.at + match.words.length,
      );
      if (!overlaps) found.push(match);
    }
  }
  return found.sort((one, other) => one.at - other.at);
}

function findSpaced(text: string, language: Language): FoundSubject[] {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)];
  const found: FoundSubject[] = [];
  for (let start = 0; start < tokens.length; start++) {
    for (let size = Math.min(longestPhrase, tokens.length - start); size > 0; size--) {
      const first = tokens[start]!;
      const last = tokens[start + size - 1]!;
      const words = text.slice(first.index, last.index + last[0].length);
      if (/[,.;:!?¦\n]/u.test(words)) continue;
      const subject = lookUp(words, language) ?? (size === 1 ? lookUpParts(words, language) : null);
      if (subject === null) continue;
      found.push({ subject, words, at: first.index });
      start += size - 1;
      break;
    }
  }
  return found;
}

function lookUp(words: string, language: Language): Subject | null {
  const index = subjectIndex[language];
  for (const form of formsOf(words.toLowerCase().replaceAll('’', "'"), language)) {
    const subject = index.get(form);
    if (subject !== undefined) return subject;
  }
  return null;
}

/** A word and what it may be the plural or the case of. */
function formsOf(word: string, language: Language): string[] {
  const endings: Readonly<Partial<Record<Language, readonly (readonly [string, string])[]>>> = {
    en: [
      ['ies', 'y'],
      ['es', ''],
      ['s', ''],
      ["'s", ''],
    ],
    es: [
      ['es', ''],
      ['s', ''],
    ],
    fr: [
      ['s', ''],
      ['x', ''],
    ],
    pt: [
      ['ões', 'ão'],
      ['ães', 'ão'],
      ['es', ''],
      ['s', ''],
    ],
    de: [
      ['en', ''],
      ['n', ''],
      ['es', ''],
      ['s', ''],
      ['e', ''],
      ['er', ''],
    ],
    ar: [],
    hi: [
      ['ों', 'ा'],
      ['ों', ''],
      ['ें', ''],
      ['े', 'ा'],
      ['ियों', 'ी'],
      ['ियाँ', 'ी'],
    ],
  };
  const forms = [word];
  for (const [ending, stem] of endings[language] ?? []) {
    if (word.length > ending.length + 2 && word.endsWith(ending)) forms.push(word.slice(0, -ending.length) + stem);
  }
  if (language === 'ar') {
    for (const prefix of ['وال', 'بال', 'لل', 'ال', 'ل', 'ب', 'و']) {
      if (word.startsWith(prefix) && word.length > prefix.length + 2)
        forms.push(word.slice(prefix.length), `ال${word.slice(prefix.length)}`);
    }
  }
  if (language === 'fr') forms.push(word.replace(/^[dl]'/u, ''));
  return forms;
}

/** Parts of a compound: "Nike-Sneaker", "Laufschuhwerbung", "Kaffeerösterei". German joins without a hyphen. */
function lookUpParts(word: string, language: Language): Subject | null {
  const parts = word.split('-');
  if (parts.length > 1) {
    for (const part of parts.toReversed()) {
      const subject = lookUp(part, language);
      if (subject !== null) return subject;
    }
  }
  if (language !== 'de' || word.length < 7) return null;
  const lower = word.toLowerCase();
  let best: { subject: Subject; length: number } | null = null;
  for (const [key, subject] of subjectIndex.de) {
    const fits =
      key.length >= 4 &&
      (formsOf(lower, 'de').some((form) => form.endsWith(key)) || (key.length >= 5 && lower.startsWith(key)));
    if (fits && key.length > (best?.length ?? 0)) best = { subject, length: key.length };
  }
  return best?.subject ?? null;
}

function findDense(text: string, language: Language): FoundSubject[] {
  const keys = [...subjectIndex[language].keys()].sort((one, other) => other.length - one.length);
  const lower = text.toLowerCase();
  const taken: FoundSubject[] = [];
  for (const key of keys) {
    // One character alone is too often part of another word.
    if (key.length === 1 && !new RegExp(`(?:^|[\\s、，。的の「])${key}(?:$|[\\s、，。のを店])`, 'u').test(lower))
      continue;
    for (let at = lower.indexOf(key); at >= 0; at = lower.indexOf(key, at + key.length)) {
      const overlaps = taken.some((other) => at < other.at + other.words.length && other.at < at + key.length);
      if (!overlaps)
        taken.push({ subject: subjectIndex[language].get(key)!, words: text.slice(at, at + key.length), at });
    }
  }
  return taken;
}
