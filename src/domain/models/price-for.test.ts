import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import type { DatedPrice } from './model-entry.ts';
import { isPriced, priceFor } from './price-for.ts';

function second(microUsd: number, scope: Partial<DatedPrice> = {}): DatedPrice {
  return { price: { unit: 'second', microUsd }, verifiedOn: '2026-11-20', sourceUrl: null, ...scope };
}

const sized = exampleEntry({ prices: [second(15_000, { size: '480p' }), second(25_000, { size: '720p' })] });
const voiced = exampleEntry({
  sound: 'optional',
  prices: [second(100_000, { withAudio: false }), second(150_000, { withAudio: true })],
});

describe('priceFor', () => {
  it('is the price of the size', () => {
    expect(priceFor(sized, { size: '480p' })).toEqual({ unit: 'second', microUsd: 15_000 });
    expect(priceFor(sized, { size: '720p' })).toEqual({ unit: 'second', microUsd: 25_000 });
  });

  it('is unknown, never another size’s, where the table has none', () => {
    expect(priceFor(sized, { size: '1080p' })).toEqual({ unit: 'unknown' });
    expect(priceFor(sized)).toEqual({ unit: 'unknown' });
  });

  it('is the dearer one with sound, and only when sound is wanted', () => {
    expect(priceFor(voiced, { withAudio: true })).toMatchObject({ microUsd: 150_000 });
    expect(priceFor(voiced)).toMatchObject({ microUsd: 100_000 });
  });

  it('counts sound that cannot be left out, and none that cannot be had', () => {
    expect(priceFor({ ...voiced, sound: 'always' })).toMatchObject({ microUsd: 150_000 });
    expect(priceFor({ ...voiced, sound: 'none' }, { withAudio: true })).toMatchObject({ microUsd: 100_000 });
  });
});

describe('isPriced', () => {
  it('asks for every price to be known', () => {
    const unknown: DatedPrice = { ...second(0), price: { unit: 'unknown' } };
    expect(isPriced(sized)).toBe(true);
    expect(isPriced(exampleEntry({ prices: [unknown] }))).toBe(false);
    expect(isPriced(exampleEntry({ prices: [second(1, { size: '480p' }), { ...unknown, size: '720p' }] }))).toBe(false);
    expect(isPriced(exampleEntry({ prices: [] }))).toBe(false);
  });
});
