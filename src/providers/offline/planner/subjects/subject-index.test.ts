import { describe, expect, it } from 'vitest';
import { languageCodes } from '#domain/language.ts';
import { loadEmojiIcons } from '../emoji-icons.ts';
import { findSubjects } from '../find-subjects.ts';
import { subjects } from './subject-index.ts';

describe('subjects', () => {
  it('holds 150 things or more, each with words in every language', () => {
    expect(subjects.length).toBeGreaterThanOrEqual(150);
    for (const subject of subjects) {
      for (const language of languageCodes) expect(subject.words[language].length).toBeGreaterThan(0);
    }
  });

  it('names drawings that exist, and none of them shows a person', () => {
    const icons = loadEmojiIcons();
    for (const icon of new Set(subjects.flatMap((subject) => [subject.icon, ...subject.companions]))) {
      expect(icons.has(icon)).toBe(true);
      expect(icon).not.toMatch(/person|face|woman|man-|flag/u);
    }
  });
});

describe('findSubjects', () => {
  const cases = [
    ['en', 'two pairs of running shoes', 'running-shoe'],
    ['es', 'zapatillas de correr', 'running-shoe'],
    ['fr', 'des baskets', 'running-shoe'],
    ['de', 'Laufschuhe', 'running-shoe'],
    ['pt', 'um tênis novo', 'running-shoe'],
    ['ja', '新しいスニーカー', 'running-shoe'],
    ['zh', '新款运动鞋', 'running-shoe'],
    ['ar', 'الحذاء الجديد', 'running-shoe'],
    ['hi', 'नए जूतों', 'running-shoe'],
    ['en', 'coffee shop', 'hot-beverage'],
    ['de', 'Kaffeerösterei', 'hot-beverage'],
    ['en', 'a smart watch', 'watch'],
    ['fr', 'un tapis de yoga', 'lotus'],
    ['pt', 'um tapete de yoga', 'lotus'],
    ['en', 'hand-cut whisky tumblers', 'tumbler-glass'],
    ['en', 'an insulated steel flask', 'cup-with-straw'],
    ['de', 'die Trinkflasche für unterwegs', 'cup-with-straw'],
  ] as const;
  for (const [language, text, icon] of cases) {
    it(`${language}: ${text}`, () =>
      expect(findSubjects(text, language).map((found) => found.subject.icon)).toContain(icon));
  }

  // A word in a phrase that means something else.
  const nothing = [
    ['en', 'Red carpet energy, as ever'],
    ['es', 'una ventana al mundo'],
    ['fr', 'en trois volets, sur tapis rouge'],
    ['de', 'Vorhang auf für den roten Teppich'],
    ['pt', 'contra o aquecimento global'],
    ['ja', 'ラグジュアリーで静かなトーン、二人三脚'],
    ['zh', '红地毯的感觉'],
    ['hi', 'बड़े पर्दे पर'],
  ] as const;
  for (const [language, text] of nothing) {
    it(`${language}: nothing in ${text}`, () => expect(findSubjects(text, language)).toEqual([]));
  }

  it('takes the longest name: a coffee shop is one thing', () => {
    expect(findSubjects('coffee shop', 'en').map((found) => found.words)).toEqual(['coffee shop']);
  });
});

describe('emoji icons', () => {
  const icons = loadEmojiIcons();
  it('finds drawings by emoji and by English word, and none of people', () => {
    expect(icons.iconOfEmoji('☕')).toBe('hot-beverage');
    expect(icons.iconOfWord('lobsters')).toBe('lobster');
    expect(icons.iconOfWord('firefighter')).toBeNull();
    expect(icons.iconOfEmoji('🧑‍🍳')).toBeNull();
    expect(icons.iconOfWord('zzyzx')).toBeNull();
  });
});
