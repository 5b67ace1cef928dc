import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beatGrid } from './beat-grid.ts';
import { moodStyles } from './moods/mood-table.ts';
import { musicMoods } from '#domain/music-mood.ts';
import { tempoFor } from './tempo-for.ts';

describe('tempoFor', () => {
  it('makes whole beats of any film, near the range of the mood', () => {
    const anyFilm = fc.tuple(fc.constantFrom(...musicMoods), fc.double({ min: 5, max: 180, noNaN: true }), fc.nat());
    fc.assert(
      fc.property(anyFilm, ([mood, durationSeconds, seed]) => {
        const tempoBpm = tempoFor(mood, durationSeconds, seed);
        const beats = (tempoBpm * durationSeconds) / 60;
        expect(beats).toBeCloseTo(Math.round(beats), 6);
        const [low, high] = moodStyles[mood].tempoRangeBpm;
        expect(tempoBpm).toBeGreaterThan(low * 0.9);
        expect(tempoBpm).toBeLessThan(high * 1.1);
      }),
    );
  });

  it('makes whole bars of common lengths', () => {
    for (const mood of musicMoods) {
      for (const durationSeconds of [15, 20, 30, 60]) {
        const beats = Math.round((tempoFor(mood, durationSeconds, 3) * durationSeconds) / 60);
        expect(beats % 4).toBe(0);
      }
    }
  });

  it('offers 120, 128 and 136 for an energetic half-minute', () => {
    const tempos = new Set(Array.from({ length: 40 }, (_, seed) => tempoFor('energetic', 30, seed)));
    expect([...tempos].sort()).toEqual([120, 128, 136]);
  });
});

describe('beatGrid', () => {
  it('has a beat for every whole beat before the end', () => {
    expect(beatGrid(120, 2)).toEqual([0, 0.5, 1, 1.5]);
    expect(beatGrid(128, 30)).toHaveLength(64);
    expect(beatGrid(60, 3, 0.25)).toEqual([0.25, 1.25, 2.25]);
    expect(beatGrid(60, 0.5, 2)).toEqual([]);
    expect(() => beatGrid(0, 10)).toThrow(RangeError);
  });
});
