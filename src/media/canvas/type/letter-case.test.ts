import { describe, expect, it } from 'vitest';
import { splitAccents, joinAccents, plainText } from './accent-marks.ts';
import { toCapitals } from './letter-case.ts';
import { toPrintedPunctuation } from './smart-punctuation.ts';

describe('toCapitals', () => {
  it('follows the language', () => {
    expect(toCapitals('Straße', 'de')).toBe('STRAßE');
    expect(toCapitals('¿señor? ¡año!', 'es')).toBe('¿SEÑOR? ¡AÑO!');
    expect(toCapitals('été', 'fr')).toBe('ÉTÉ');
    expect(toCapitals('新しい Halo', 'ja')).toBe('新しい Halo');
  });
});

describe('toPrintedPunctuation', () => {
  it('sets quotes, apostrophes, minus and French spaces', () => {
    expect(toPrintedPunctuation('"Don\'t" -20% ...', 'en')).toBe('“Don’t” −20% …');
    expect(toPrintedPunctuation('"gut"', 'de')).toBe('„gut“');
    expect(toPrintedPunctuation('"oui" !', 'fr')).toBe('«\u00a0oui\u00a0»\u00a0!');
    expect(toPrintedPunctuation('A-Z 7-11', 'en')).toBe('A-Z 7-11');
  });

  it('changes nothing twice', () => {
    const once = toPrintedPunctuation('Rock \'n\' roll: "yes" - 5 !', 'fr');
    expect(toPrintedPunctuation(once, 'fr')).toBe(once);
  });
});

describe('accent marks', () => {
  it('mark whole words and leave lone asterisks', () => {
    expect(splitAccents('drinks *light.* now')).toEqual([
      { text: 'drinks ', accent: false },
      { text: 'light.', accent: true },
      { text: ' now', accent: false },
    ]);
    expect(plainText('5* hotel, 4* price')).toBe('5* hotel, 4* price');
    expect(joinAccents(splitAccents('a *b c* d'))).toBe('a *b c* d');
  });
});
