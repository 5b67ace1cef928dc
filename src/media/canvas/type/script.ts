import { directionOf, type Language } from '#domain/language.ts';

/** Writing systems the fonts treat apart. Cyrillic, Greek and Vietnamese count as Latin: they share its metrics. */
export type Script = 'latin' | 'arabic' | 'japanese' | 'chinese' | 'devanagari';

/** Extensions count in: a comma or a full stop of these scripts stands alone in a run at times. */
const arabicLetters = /\p{Script_Extensions=Arabic}/u;
const devanagariLetters = /\p{Script_Extensions=Devanagari}/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const rightToLeftLetters = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * The script that decides the fonts and the proportions of a text: its first non-Latin one, since a Latin brand name
 * inside a Japanese line must follow the line. Han without kana is Japanese only when the language says so.
 */
export function leadingScript(text: string, language: Language): Script {
  if (arabicLetters.test(text)) return 'arabic';
  if (devanagariLetters.test(text)) return 'devanagari';
  if (kana.test(text)) return 'japanese';
  if (eastAsian.test(text)) return language === 'ja' ? 'japanese' : 'chinese';
  return 'latin';
}

/** Whether a text holds letters written from right to left. */
export function hasRightToLeftLetters(text: string): boolean {
  return rightToLeftLetters.test(text);
}

/** Whether a line runs from right to left: in Arabic always, elsewhere when it begins with such letters. */
export function isRightToLeft(text: string, language: Language): boolean {
  const firstLetter = text.match(/\p{Letter}/u)?.[0] ?? '';
  return (directionOf(language) === 'rtl' && hasRightToLeftLetters(text)) || rightToLeftLetters.test(firstLetter);
}

/** Whether letters join or hang from a common line, so that tracking or single letters would tear the word. */
export function isJoined(script: Script): boolean {
  return script === 'arabic' || script === 'devanagari';
}

/** Whether lines may break between characters. */
export function isEastAsian(script: Script): boolean {
  return script === 'japanese' || script === 'chinese';
}

/** Making a segmenter costs more than using it. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters of a text as a reader counts them: an accent or a vowel sign stays with its letter. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}
