import type { Language } from '#domain/language.ts';
import { capitalised, wordCount } from '../prompt-text.ts';

/** Small words of a language that tie the client's own words together. */
interface Joinery {
  readonly stop: string;
  readonly audience: (audience: string) => string;
  /** Whether the last word of a line can be accented: scripts with spaces. */
  readonly spaced: boolean;
}

const joinery: Readonly<Record<Language, Joinery>> = {
  en: { stop: '.', audience: (who) => `For ${who}`, spaced: true },
  es: { stop: '.', audience: (who) => `Para ${who}`, spaced: true },
  fr: { stop: '.', audience: (who) => `Pour ${who}`, spaced: true },
  de: { stop: '.', audience: (who) => `Für ${who}`, spaced: true },
  pt: { stop: '.', audience: (who) => `Para ${who}`, spaced: true },
  ja: { stop: '。', audience: (who) => `${who}へ`, spaced: false },
  zh: { stop: '。', audience: (who) => `献给${who}`, spaced: false },
  ar: { stop: '.', audience: (who) => (who.startsWith('لل') ? who : `إلى ${who}`), spaced: true },
  hi: { stop: '।', audience: (who) => `${who} के लिए`, spaced: true },
};

/** Words of the client as a line on screen: a capital first, a full stop last, the last word accented. */
export function stated(words: string, language: Language): string {
  const { stop, spaced } = joinery[language];
  const bare = capitalised(words.replace(/[.。।]+$/u, ''));
  const accented =
    spaced && wordCount(bare) > 1 && !bare.includes('*') ? bare.replace(/(\S+?)([!?؟]*)$/u, '*$1*$2') : bare;
  return /[!?！？؟]$/u.test(bare) ? accented : accented + stop;
}

/** "For busy parents." from the audience the prompt names. */
export function addressed(audience: string, language: Language): string {
  return stated(joinery[language].audience(audience), language);
}

/** A pair as its two parts; what has no two parts is cut after its first sentence, or near its middle. */
export function partsOf(phrase: string): [string, string] {
  const [first, second] = phrase.split(' / ');
  if (second !== undefined) return [first!, second];
  const words = phrase.split(/\s+|(?<=[，、。！？])(?!\*?$)/u);
  const sentence = words.findIndex((word) => /[.!?。！？।]\*?$/u.test(word));
  const cut = sentence >= 0 && sentence < words.length - 1 ? sentence + 1 : Math.ceil(words.length / 2);
  const tie = /\s/u.test(phrase) ? ' ' : '';
  return [words.slice(0, cut).join(tie), words.slice(cut).join(tie)];
}

/** A pair in one line. */
export function joined(phrase: string): string {
  return phrase.replace(' / ', ' ');
}

/** Without accent marks and closing punctuation, for comparing. */
export function bareWords(phrase: string): string {
  return phrase
    .replaceAll(/[*.。।!?！？،,、，]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
