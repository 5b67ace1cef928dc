import type { Language } from '#domain/language.ts';
import type { EmojiIcons } from './emoji-icons.ts';
import type { ProductNames } from './product-phrase.ts';
import { capitalised } from './prompt-text.ts';
import { subjects } from './subjects/subject-index.ts';

export const emojiPattern = /\p{Extended_Pictographic}(?:\ufe0f|\u200d\p{Extended_Pictographic})*/gu;

/** What an ad without any readable product is called. */
const nameless: Readonly<Record<Language, string>> = {
  en: 'Something new',
  es: 'Algo nuevo',
  fr: 'Du nouveau',
  de: 'Etwas Neues',
  pt: 'Algo novo',
  ja: '新しいもの',
  zh: '新鲜事',
  ar: 'شيء جديد',
  hi: 'कुछ नया',
};

/** A prompt of emoji alone names its thing by picture; one of nothing at all gets a neutral name. */
export function namesFromEmoji(text: string, language: Language, icons: EmojiIcons): ProductNames {
  for (const match of text.matchAll(emojiPattern)) {
    const icon = icons.iconOfEmoji(match[0]);
    const subject = subjects.find((entry) => entry.icon === icon);
    const word = subject?.words[language][0];
    if (word !== undefined) return { name: capitalised(word), brand: null, category: word, isProper: false };
  }
  return { name: nameless[language], brand: null, category: nameless[language], isProper: false };
}
