import { z } from 'zod';

/** Languages the offline planner writes in. A prompt in another language gets English copy and a warning. */
export const languageCodes = ['en', 'es', 'fr', 'de', 'pt', 'ja', 'zh', 'ar', 'hi'] as const;

export const languageSchema = z.enum(languageCodes);
export type Language = z.infer<typeof languageSchema>;

export type Direction = 'ltr' | 'rtl';

/** Reading direction of on-screen text. */
export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}
