import type { Language } from '#domain/language.ts';
import { arabicCopy } from './arabic.ts';
import { chineseCopy } from './chinese.ts';
import type { CopyPack } from './copy-pack.ts';
import { englishCopy } from './english.ts';
import { frenchCopy } from './french.ts';
import { germanCopy } from './german.ts';
import { hindiCopy } from './hindi.ts';
import { japaneseCopy } from './japanese.ts';
import { portugueseCopy } from './portuguese.ts';
import { spanishCopy } from './spanish.ts';

export const copyPacks: Readonly<Record<Language, CopyPack>> = {
  en: englishCopy,
  es: spanishCopy,
  fr: frenchCopy,
  de: germanCopy,
  pt: portugueseCopy,
  ja: japaneseCopy,
  zh: chineseCopy,
  ar: arabicCopy,
  hi: hindiCopy,
};
