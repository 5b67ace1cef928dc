import { describe, expect, it } from 'vitest';
import { splitFigure } from './split-figure.ts';

describe('splitFigure', () => {
  it('takes a figure and its unit apart', () => {
    expect(splitFigure('212 g')).toEqual({ figure: '212', words: 'g' });
    expect(splitFigure('−42 dB')).toEqual({ figure: '−42', words: 'dB' });
    expect(splitFigure('4 minutes')).toEqual({ figure: '4', words: 'minutes' });
    expect(splitFigure('€149 this week')).toEqual({ figure: '€149', words: 'this week' });
    expect(splitFigure('5都市')).toEqual({ figure: '5', words: '都市' });
  });

  it('keeps words before a figure in their place', () => {
    expect(splitFigure('only *€9*')).toBeNull();
    expect(splitFigure('ab 3.900 €')).toBeNull();
    expect(splitFigure('خصم ٢٠٪')).toBeNull();
  });

  it('keeps thousands, decimals and signs together', () => {
    expect(splitFigure('10 000 km')).toEqual({ figure: '10 000', words: 'km' });
    expect(splitFigure('4.8 stars')).toEqual({ figure: '4.8', words: 'stars' });
    expect(splitFigure('-20 %')).toEqual({ figure: '-20 %', words: '' });
  });

  it('leaves headlines alone that are not one figure with its words', () => {
    expect(splitFigure('2 for 1')).toBeNull();
    expect(splitFigure('Open 9 to 5')).toBeNull();
    expect(splitFigure('Slow mornings')).toBeNull();
    expect(splitFigure('')).toBeNull();
  });
});
