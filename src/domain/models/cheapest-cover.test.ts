import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleEntry } from '#testkit/example-entry.ts';
import { cheapestCover } from './cheapest-cover.ts';
import type { DatedPrice, ModelEntry } from './model-entry.ts';

function priced(price: DatedPrice['price'], change: Partial<ModelEntry>): ModelEntry {
  const prices = [{ price, verifiedOn: '2026-11-20', sourceUrl: null }];
  return exampleEntry({ modality: 'video', prices, ...change });
}

const clips = [
  { seconds: 6, microUsd: 190_000 },
  { seconds: 10, microUsd: 320_000 },
];
const hailuo = priced(
  { unit: 'clip', clips },
  {
    lengths: { kind: 'listed', seconds: [6, 10] },
    sizes: [
      { label: '768p', height: 768 },
      { label: '1080p', height: 1080, onlySeconds: [6] },
    ],
  },
);

describe('cheapestCover', () => {
  it.each([
    [0.5, 6, 190_000],
    [6, 6, 190_000],
    [6 + 1e-12, 6, 190_000],
    [6.01, 10, 320_000],
  ])('covers %d s with %d s', (needed, seconds, microUsd) => {
    expect(cheapestCover(hailuo, '768p', needed)).toEqual({ seconds, microUsd });
  });

  it('has nothing for what is too long', () => {
    expect(cheapestCover(hailuo, '768p', 10.5)).toBeNull();
    expect(cheapestCover(hailuo, '1080p', 7)).toBeNull();
    expect(cheapestCover(exampleEntry(), null, 1)).toBeNull();
  });

  it('takes the longer one where it is cheaper, and the shorter where they cost the same', () => {
    const lengths = { kind: 'listed', seconds: [8, 4, 6] } as const;
    const odd = [
      { seconds: 4, microUsd: 500 },
      { seconds: 6, microUsd: 300 },
      { seconds: 8, microUsd: 300 },
    ];
    expect(cheapestCover(priced({ unit: 'clip', clips: odd }, { lengths }), null, 3)).toEqual({
      seconds: 6,
      microUsd: 300,
    });
  });

  it('takes the shortest of unknown price, and says that it is unknown', () => {
    const entry = priced({ unit: 'unknown' }, { lengths: { kind: 'listed', seconds: [9, 5] } });
    expect(cheapestCover(entry, null, 4)).toEqual({ seconds: 5, microUsd: null });
  });

  it('fits a range exactly, in whole seconds where only those can be ordered', () => {
    const range = { lengths: { kind: 'range', shortest: 5, longest: 190 } } as const;
    const price = { unit: 'second', microUsd: 8300 } as const;
    expect(cheapestCover(priced(price, range), null, 14.2)).toEqual({ seconds: 14.2, microUsd: 117_860 });
    const whole = priced(price, { ...range, wholeSeconds: true });
    expect(cheapestCover(whole, null, 14.2)?.seconds).toBe(15);
    expect(cheapestCover(whole, null, 15 + 1e-12)?.seconds).toBe(15);
    expect(cheapestCover(whole, null, 1)?.seconds).toBe(5);
    expect(cheapestCover(whole, null, 190.5)).toBeNull();
  });

  it('never leaves a need uncovered, and no allowed length that covers it is cheaper', () => {
    const listed = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        listed,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 }),
        fc.double({ min: 0.1, max: 22, noNaN: true }),
        (seconds, prices, needed) => {
          const offered = seconds.map((length, at) => ({ seconds: length, microUsd: prices[at]! }));
          const entry = priced({ unit: 'clip', clips: offered }, { lengths: { kind: 'listed', seconds } });
          const costs = offered.filter((clip) => clip.seconds >= needed).map(({ microUsd }) => microUsd);
          const cover = cheapestCover(entry, null, needed);
          expect(cover?.microUsd ?? Infinity).toBe(Math.min(...costs));
          expect(cover?.seconds ?? Infinity).toBeGreaterThanOrEqual(needed);
        },
      ),
    );
  });
});
