import i18next, { type TOptions } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** The languages the studio speaks, as their own speakers call them. */
export const languages = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof languages;

const storageKey = 'beatboard-language';

/** Texts of one feature: keys to words. Counted ones have two forms, `clips_one` and `clips_other`. */
type Words = Readonly<Record<string, string>>;

/** A key as it is asked for: counted texts without the ending that says which form. */
type KeyOf<Texts extends Words> = {
  [Key in keyof Texts & string]: Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;
}[keyof Texts & string];

/** Looks one text up; `count` chooses the form, other values fill `{{name}}`. */
export type Say<Texts extends Words> = (
  key: KeyOf<Texts>,
  values?: TOptions & Readonly<Record<string, unknown>>,
) => string;

/** What is made of a feature's texts: for components, and for code outside of them. */
export interface TextBook<Texts extends Words> {
  /** The feature's texts in the language of now; the component is drawn anew when that changes. */
  readonly useText: () => Say<Texts>;
  readonly say: Say<Texts>;
}

void i18next.use(initReactI18next).init({
  lng: firstLanguage(),
  fallbackLng: 'en',
  resources: {},
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

/**
 * The texts of one feature in every language of the studio. They come with the code of the feature; a language that
 * lacks a text is a type error.
 */
export function defineTexts<const Texts extends Words>(
  name: string,
  texts: { readonly en: Texts } & Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<keyof Texts, string>>>>,
): TextBook<Texts> {
  for (const [language, words] of Object.entries(texts)) i18next.addResourceBundle(language, name, words);
  const fixed = (key: string, values: TOptions = {}): string => i18next.t(key, { ns: name, ...values }) as string;
  return {
    say: fixed as Say<Texts>,
    useText: () => {
      const { t } = useTranslation(name);
      return t as unknown as Say<Texts>;
    },
  };
}

export function currentLanguage(): Language {
  return i18next.language in languages ? (i18next.language as Language) : 'en';
}

/** Changes the language at once and for later visits. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

function firstLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey), ...navigator.languages].map((wish) => wish?.slice(0, 2));
  const language = wishes.find((wish): wish is Language => wish !== undefined && wish in languages) ?? 'en';
  document.documentElement.lang = language;
  return language;
}
