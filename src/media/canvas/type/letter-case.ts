import type { Language } from '#domain/language.ts';

const caseless: readonly Language[] = ['ja', 'zh', 'ar', 'hi'];

/** Whether a language is ever set in capitals. */
export function hasCapitals(language: Language): boolean {
  return !caseless.includes(language);
}

/**
 * Capitals as the language sets them: accents stay, the German ß is kept rather than doubled, and languages without
 * case are returned as they are, Latin names inside them too.
 */
export function toCapitals(text: string, language: Language): string {
  if (!hasCapitals(language)) return text;
  return text
    .split('ß')
    .map((part) => part.toLocaleUpperCase(language))
    .join('ß');
}
