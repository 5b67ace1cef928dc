import type { Language } from '#domain/language.ts';

/**
 * Words of a model as they can be set: one line, no markup but `*word*`, no emoji, no control characters, no quotation
 * marks round the whole.
 */
export function cleanWords(text: string): string {
  const line = text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/<[^<>]{0,200}>/gu, ' ')
    .replaceAll(/\*{2,}/gu, '*')
    .replaceAll(/[`{}\\<>]|[\ufffd\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replaceAll(/(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\ufe0f/gu, '')
    .replaceAll(/[\p{Cc}\p{Co}\p{Cn}\s]+/gu, ' ')
    .replaceAll(/\s+(?=[.,](?:\P{L}|$))/gu, '')
    .replace(/^\s*#+\s+/u, '')
    .trim();
  const unquoted = unwrapped(line);
  const marked = (unquoted.match(/\*/gu) ?? []).length % 2 === 0 ? unquoted : unquoted.replaceAll('*', '');
  return /[\p{L}\p{N}]/u.test(marked) ? marked : '';
}

/** Without quotation marks that stand round all of it, and without an accent on every word. */
function unwrapped(text: string): string {
  const isWrapped = /^(?:"[^"]*"|“[^“”]*”|„[^“”]*[“”]|«[^«»]*»|「[^「」]*」|\*[^*]*\s[^*]*\*)$/u.test(text);
  return isWrapped ? unwrapped(text.slice(1, -1).trim()) : text;
}

const scripts: Readonly<Partial<Record<Language, RegExp>>> = {
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/gu,
  zh: /\p{Script=Han}/gu,
  ar: /\p{Script=Arabic}/gu,
  hi: /\p{Script=Devanagari}/gu,
};

/** Whether a text is in the letters of a language. Latin words may stand among others; alone only if the prompt has them. */
export function isWrittenIn(language: Language, text: string, prompt: string): boolean {
  const own = scripts[language];
  const others = text.replaceAll(/[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/gu, '');
  if (own === undefined) return [...others].every((letter) => prompt.includes(letter));
  const foreign = others.replaceAll(own, '');
  if ([...foreign].some((letter) => !prompt.includes(letter))) return false;
  if (others.length > foreign.length) return true;
  const words = text.toLowerCase().match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? [];
  return words.every((word) => prompt.toLowerCase().includes(word));
}

/** Whether a description is in letters that picture models read best. */
export function isMostlyLatin(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin >= letters * 0.6;
}

/** Number of words; where words are not spaced, two characters count as one. */
export function wordCount(text: string): number {
  const unspaced = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const spaced = text
    .replaceAll(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu, ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + Math.ceil(unspaced / 2);
}
