import { describe, expect, it } from 'vitest';
import { inventedIn } from './invented.ts';
import { isSaid } from './said-in-prompt.ts';

const prompt =
  'A 30-second ad for Halo One headphones: 48 h battery, 250 grams, from €249, 3,900 sold. 20% off until Friday. "They never leave my ears," says Ana. خصم ٣٠٪';

describe('what the prompt does not back up', () => {
  it.each([
    ['48 h of music', null],
    ['Now €249', null],
    ['249 €', null],
    ['20 percent off', null],
    ['3.900 sold', null],
    ['خصم 30٪', null],
    ['60 h of music', '60'],
    ['249 $', '249 $'],
    ['48% lighter', '48%'],
    ['30 reasons', null],
    ['They said “best thing I ever bought”', '“best thing I ever bought”'],
    ['“They never leave my ears”', null],
    ['Award-winning sound', 'Award-winning'],
    ['Free shipping today', 'Free shipping'],
    ['Loved by thousands', 'Loved by'],
    ['ノイズゼロ保証', '保証'],
    ['A calm you can wear.', null],
  ])('%s', (text, expected) => {
    expect(inventedIn(text, prompt, 30)).toBe(expected);
  });

  it('takes the length of the film for no figure of the product', () => {
    const bare = 'A 30-second ad for Halo';
    expect(inventedIn('30 hours', bare, 30)).toBe('30');
    expect(inventedIn('30 hours', `${bare}, 30 hours of play`, 30)).toBeNull();
  });

  it('finds words whole, whatever their case and marks', () => {
    expect(isSaid('halo one', prompt)).toBe(true);
    expect(isSaid('*Halo* One.', prompt)).toBe(true);
    expect(isSaid('alo', prompt)).toBe(false);
    expect(isSaid('head', prompt)).toBe(false);
    expect(isSaid('', prompt)).toBe(false);
    expect(isSaid('花ごよみ', '京都の和菓子店「花ごよみ」の30秒CM')).toBe(true);
  });
});
