import { languageCodes } from '#domain/language.ts';
import type { Language } from '#domain/language.ts';
import { lexicons, wordPattern } from './lexicon/lexicons.ts';
import { cutAll, wholeWords } from './prompt-text.ts';
import { reading } from './reading.ts';
import type { Reading } from './reading.ts';

export interface PromptLanguages {
  /** The language the prompt is written in, as far as it can be read. */
  readonly prompt: Language;
  /** The language of the words on screen. */
  readonly copy: Language;
}

/** Small words of languages that are recognised but not written. */
const otherLatin: readonly (readonly [name: string, words: string])[] = [
  ['Italian', 'il|lo|gli|della|dello|degli|nel|con|per|una|che|di|e|crea|pubblicità|secondi|nostra|nostro'],
  ['Dutch', 'het|een|van|voor|met|onze|mijn|maak|seconden|reclame|nieuwe|en|de'],
  ['Swedish', 'och|för|med|ett|en|av|vår|gör|sekunder|reklam|ny|på'],
  ['Polish', 'dla|i|z|nasz|nasza|zrób|sekund|reklama|reklamę|nowy|jest|się|na'],
  ['Turkish', 'için|ve|bir|bizim|saniye|saniyelik|reklam|yap|yeni|ile'],
  ['Indonesian', 'untuk|dan|dengan|yang|kami|buat|detik|iklan|baru'],
  ['Vietnamese', 'cho|và|của|với|một|giây|quảng|cáo|tạo|mới'],
];

const otherScripts: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Korean', /\p{Script=Hangul}/gu],
  ['a Cyrillic language', /\p{Script=Cyrillic}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Bengali', /\p{Script=Bengali}/gu],
  ['Tamil', /\p{Script=Tamil}/gu],
  ['Telugu', /\p{Script=Telugu}/gu],
];

/** Which language a prompt speaks and which one its ad shall speak ("in Spanish"). */
export function readLanguage(text: string): Reading<PromptLanguages> {
  const { language: prompt, unwritten } = detectLanguage(text);
  const asked = askedLanguage(text, prompt);
  if (asked !== null) return reading({ prompt, copy: asked.language }, cutAll(text, asked.pattern));
  const warnings =
    unwritten === null
      ? []
      : [`The prompt seems to be in ${unwritten}, which the offline planner does not write, so the ad is in English.`];
  return reading({ prompt, copy: prompt }, text, warnings);
}

function askedLanguage(text: string, prompt: Language): { language: Language; pattern: RegExp } | null {
  for (const speaker of new Set<Language>([prompt, 'en'])) {
    for (const language of languageCodes) {
      const source = lexicons[speaker].writeIn[language];
      if (source === undefined) continue;
      const pattern = wordPattern(speaker, source);
      if (pattern.test(text)) return { language, pattern };
    }
  }
  return null;
}

interface Detected {
  readonly language: Language;
  /** Name of the language found, when it is not one of ours. */
  readonly unwritten: string | null;
}

function detectLanguage(text: string): Detected {
  const count = (pattern: RegExp): number => (text.match(pattern) ?? []).length;
  const latin = count(/\p{Script=Latin}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  const arabic = count(/\p{Script=Arabic}/gu);
  const devanagari = count(/\p{Script=Devanagari}/gu);
  const foreign = otherScripts
    .map(([name, pattern]) => ({ name, letters: count(pattern) }))
    .reduce((best, script) => (script.letters > best.letters ? script : best));
  // A Han or kana character says as much as three Latin letters.
  const most = Math.max(latin, (kana + han) * 3, arabic * 1.3, devanagari * 1.3, foreign.letters * 1.3);
  if (most === 0 || most === latin) return detectLatin(text);
  if (most === foreign.letters * 1.3) return { language: 'en', unwritten: foreign.name };
  if (most === arabic * 1.3) {
    const isArabic = !/[پچژگٹڈےںھک]/u.test(text) || wordPattern('ar', lexicons.ar.functionWords).test(text);
    return { language: isArabic ? 'ar' : 'en', unwritten: isArabic ? null : 'Persian or Urdu' };
  }
  if (most === devanagari * 1.3) return { language: 'hi', unwritten: null };
  return { language: kana > 0 ? 'ja' : 'zh', unwritten: null };
}

function detectLatin(text: string): Detected {
  const score = (words: string): number => (text.match(wholeWords(words, 'giu')) ?? []).length;
  const ours = (['en', 'es', 'fr', 'de', 'pt'] as const).map((language) => ({
    language,
    score: score(lexicons[language].functionWords) + 2 * score(lexicons[language].ad) + specialLetters(text, language),
  }));
  const best = ours.reduce((first, other) => (other.score > first.score ? other : first));
  const foreign = otherLatin
    .map(([name, words]) => ({ name, score: score(words) }))
    .reduce((first, other) => (other.score > first.score ? other : first));
  if (foreign.score >= 3 && foreign.score > best.score * 1.2) return { language: 'en', unwritten: foreign.name };
  return { language: best.score === 0 ? 'en' : best.language, unwritten: null };
}

const letters: Readonly<Partial<Record<Language, RegExp>>> = {
  es: /[ñ¿¡]|ción(?!\p{L})/giu,
  pt: /[ãõ]|ção(?!\p{L})/giu,
  de: /[äöüß]/giu,
  fr: /[èêœç]|(?<!\p{L})[dl]['’]/giu,
};

function specialLetters(text: string, language: Language): number {
  const pattern = letters[language];
  return pattern === undefined ? 0 : Math.min(2, (text.match(pattern) ?? []).length);
}
