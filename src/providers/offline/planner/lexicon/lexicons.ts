import type { Language } from '#domain/language.ts';
import { anywhere, wholeWords } from '../prompt-text.ts';
import { arabic } from './arabic.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { hindi } from './hindi.ts';
import { japanese } from './japanese.ts';
import type { Lexicon } from './lexicon.ts';
import { portuguese } from './portuguese.ts';
import { spanish } from './spanish.ts';

export const lexicons: Readonly<Record<Language, Lexicon>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  ja: japanese,
  zh: chinese,
  ar: arabic,
  hi: hindi,
};

/** A pattern of a lexicon's words: whole words where they are written apart, else anywhere. */
export function wordPattern(language: Language, source: string, flags = 'iu'): RegExp {
  return lexicons[language].spaced ? wholeWords(source, flags) : anywhere(source, flags);
}

/** Lexicons a prompt may mix: its own language first, then English, whose ad words are used everywhere. */
export function readingLanguages(language: Language): Language[] {
  return language === 'en' ? ['en'] : [language, 'en'];
}
