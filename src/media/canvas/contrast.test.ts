import { describe, expect, it } from 'vitest';
import { chooseInk, contrastRatio, lowestContrast, readable } from './contrast.ts';

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#fff', 4],
    ['#0000ff', '#ffffff', 8.59],
  ])('gives the WCAG ratio of %s on %s', (first, second, ratio) => {
    expect(contrastRatio(first, second)).toBeCloseTo(ratio, 1);
    expect(contrastRatio(second, first)).toBe(contrastRatio(first, second));
  });

  it('leaves a colour alone that can be read already', () => {
    expect(readable('#111111', '#ffffff')).toBe('#111111');
  });

  it('moves a colour until it can be read, on any ground', () => {
    for (const ground of ['#ffffff', '#ff4a17', '#767676', '#1c2a34', '#000000', '#ffc928']) {
      for (const colour of ['#ff4a17', '#ffc928', '#1f56ff', '#808080']) {
        expect(contrastRatio(readable(colour, ground), ground)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('reads over the darkest and the lightest colour under the text', () => {
    const ground = ['#20242c', '#59606c'];
    expect(lowestContrast(readable('#ff4a17', ground, 4.5), ground)).toBeGreaterThanOrEqual(4.5);
  });

  it('chooses the ink that stands out', () => {
    expect(chooseInk('#ffffff')).toBe('#0b0b0c');
    expect(chooseInk('#10131a')).toBe('#ffffff');
    expect(chooseInk('#ffc928', ['#ffffff', '#12202a'])).toBe('#12202a');
  });
});
