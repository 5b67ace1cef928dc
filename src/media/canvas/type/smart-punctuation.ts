import type { Language } from '#domain/language.ts';

const noBreakSpace = '\u00a0';

const quotes: Partial<Record<Language, readonly [open: string, close: string]>> = {
  en: ['“', '”'],
  es: ['«', '»'],
  fr: [`«${noBreakSpace}`, `${noBreakSpace}»`],
  de: ['„', '“'],
  pt: ['“', '”'],
  zh: ['“', '”'],
  ja: ['「', '」'],
  ar: ['«', '»'],
  hi: ['“', '”'],
};

/**
 * Typed punctuation turned into printed punctuation: curved apostrophes, the language's quotation marks, a true minus,
 * an ellipsis, and in French a space that does not break before two-part signs. Idempotent.
 */
export function toPrintedPunctuation(text: string, language: Language): string {
  const [open, close] = quotes[language] ?? ['“', '”'];
  const printed = text
    .replace(/"([^"]*)"/g, `${open}$1${close}`)
    .replace(/(?<=[\p{L}\p{N}])'/gu, '’')
    .replace(/'(?=\p{L})/gu, language === 'en' || language === 'fr' ? '’' : '‘')
    .replace(/(?<![\p{L}\p{N}])-(?=\p{N})/gu, '−')
    .replace(/\.\.\./g, '…');
  return language === 'fr' ? printed.replace(/[ \u00a0]?([!?;:])(?=\s|$)/g, `${noBreakSpace}$1`) : printed;
}
