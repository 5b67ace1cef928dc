import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridLines } from './beat-cuts.ts';
import { frameRates } from './frame-format.ts';
import type { CutGrid } from './place-cuts.ts';
import { retimeBeats, type BeatTime, type BeatToTime } from './retime-beats.ts';

const grid = (durationSeconds: number, fields: Partial<CutGrid> = {}): CutGrid => ({
  durationSeconds,
  fps: 30,
  tempoBpm: 100,
  firstBeatSeconds: 0,
  ...fields,
});

const free = (durationSeconds: number, formerStartSeconds: number | null = null): BeatToTime => ({
  durationSeconds,
  isFixed: false,
  formerStartSeconds,
  shortestSeconds: 1.2,
  longestSeconds: 4.5,
});
const fixed = (durationSeconds: number): BeatToTime => ({ ...free(durationSeconds), isFixed: true });

const lengths = (times: readonly BeatTime[]): number[] => times.map((time) => time.durationSeconds);

function expectExact(times: readonly BeatTime[], durationSeconds: number): void {
  let endSeconds = 0;
  for (const time of times) {
    expect(Math.abs(time.startSeconds - endSeconds)).toBeLessThanOrEqual(1e-6);
    endSeconds = time.startSeconds + time.durationSeconds;
  }
  expect(Math.abs(endSeconds - durationSeconds)).toBeLessThanOrEqual(1e-6);
}

const isOnFrame = (seconds: number, fps: number): boolean => Math.abs(seconds * fps - Math.round(seconds * fps)) < 1e-6;

const isWhole = (seconds: number, fps: number): boolean => Math.abs(seconds - Math.round(seconds * fps) / fps) < 1e-9;

const anyBeats = fc.array(
  fc
    .tuple(fc.double({ min: 0.3, max: 8, noNaN: true }), fc.boolean())
    .map(([seconds, isFixed]): BeatToTime => (isFixed && seconds >= 0.5 ? fixed(seconds) : free(seconds))),
  { minLength: 1, maxLength: 12 },
);

/** Beats, and a film in which they can be told: what is left for the free ones is at least their least. */
const anyFeasible = fc
  .tuple(
    anyBeats.filter((beats) => beats.some((beat) => !beat.isFixed)),
    fc.double({ min: 0, max: 30, noNaN: true }),
    fc.constantFrom(...frameRates),
    fc.double({ min: 40, max: 240, noNaN: true }),
  )
  .map(([beats, spareSeconds, fps, tempoBpm]) => {
    const needed = beats.reduce(
      (seconds, beat) => seconds + (beat.isFixed ? beat.durationSeconds : Math.min(0.5, beat.durationSeconds)),
      0,
    );
    return { beats, grid: grid(needed + spareSeconds, { fps, tempoBpm }) };
  });

describe('retimeBeats', () => {
  it('adds up, keeps what is fixed, and makes nothing too short, whatever is asked (property)', () => {
    fc.assert(
      fc.property(anyFeasible, ({ beats, grid }) => {
        const times = retimeBeats(beats, grid);
        expectExact(times, grid.durationSeconds);
        for (const [index, beat] of beats.entries()) {
          const { durationSeconds } = times[index]!;
          const least = beat.isFixed ? beat.durationSeconds : Math.min(0.5, beat.durationSeconds) - 1e-8;
          expect(durationSeconds).toBeGreaterThanOrEqual(least);
          expect(durationSeconds).toBeLessThanOrEqual(
            beat.isFixed ? beat.durationSeconds : grid.durationSeconds + 1e-8,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('cuts on frames wherever both neighbours can give way (property)', () => {
    fc.assert(
      fc.property(anyFeasible, ({ beats, grid }) => {
        const times = retimeBeats(beats, grid);
        const total = beats.reduce((seconds, beat) => seconds + beat.durationSeconds, 0);
        fc.pre(Math.abs(total - grid.durationSeconds) > 1e-3);
        for (const [index, time] of times.entries()) {
          if (index === 0 || beats[index]!.isFixed || beats[index - 1]!.isFixed) continue;
          if (Math.min(time.durationSeconds, times[index - 1]!.durationSeconds) < 0.8) continue;
          expect(isOnFrame(time.startSeconds, grid.fps)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays near the even share: no cut moves by more than the reach to the music (property)', () => {
    fc.assert(
      fc.property(anyFeasible, fc.double({ min: 0.7, max: 1.4, noNaN: true }), ({ beats, grid }, stretch) => {
        const wide = beats.map((beat) => ({
          ...free(beat.durationSeconds),
          shortestSeconds: 0.01,
          longestSeconds: 99,
        }));
        const total = wide.reduce((seconds, beat) => seconds + beat.durationSeconds, 0);
        fc.pre(wide.every((beat) => beat.durationSeconds * stretch > 0.5) && Math.abs(stretch - 1) > 0.01);
        const times = retimeBeats(wide, { ...grid, durationSeconds: total * stretch });
        let idealSeconds = 0;
        for (const [index, time] of times.entries()) {
          expect(Math.abs(time.startSeconds - idealSeconds)).toBeLessThan(0.0801);
          idealSeconds += wide[index]!.durationSeconds * stretch;
        }
      }),
    );
  });

  it('leaves lengths that fit alone, to the last digit and in any order (property)', () => {
    fc.assert(
      fc.property(anyBeats, fc.constantFrom(...frameRates), (beats, fps) => {
        const total = beats.reduce((seconds, beat) => seconds + beat.durationSeconds, 0);
        expect(lengths(retimeBeats(beats, grid(total, { fps })))).toEqual(beats.map((beat) => beat.durationSeconds));
      }),
    );
  });

  it('keeps cuts that did not move exactly where they were, though the plan has odd figures', () => {
    const starts = [0, 1.2000000000000002, 3.1, 5.000000000000001];
    const durations = [1.2, 1.9, 1.9, 2];
    const beats = durations.map((seconds, index) => free(seconds, starts[index]!));
    const swapped = [
      { ...beats[0]!, ...fixed(1.5), formerStartSeconds: 0 },
      { ...beats[1]!, ...fixed(1.6) },
      ...beats.slice(2),
    ];
    const times = retimeBeats(swapped, grid(7));
    expect(times.map((time) => time.startSeconds).slice(2)).toEqual([3.1, 5.000000000000001]);
    expect(lengths(times)).toEqual([1.5, 1.6, 1.9, 2]);
  });

  it('leaves a cut off the frames where it is when only the beats after it have to change', () => {
    // The first beat is longer than suits it already, so it takes no share of the added second.
    const beats = [free(5.0123, 0), free(2, 5.0123), free(2, 7.0123)];
    const times = retimeBeats(beats, grid(10.0123));
    expect(times[0]).toEqual({ startSeconds: 0, durationSeconds: 5.0123 });
    expect(times[1]!.startSeconds).toBe(5.0123);
    expect(times[2]!.startSeconds).toBe(7.5);
  });

  it('gives the same figure for the same number of frames, and the old one for an old length (property)', () => {
    fc.assert(
      fc.property(anyFeasible, ({ beats, grid }) => {
        const free = retimeBeats(beats, grid).filter((_, index) => !beats[index]!.isFixed);
        // Whole to the nanosecond, as the program takes it: a film may be some hundred-millionths longer than its frames.
        const whole = lengths(free).filter((seconds) => isWhole(seconds, grid.fps));
        const changed = whole.filter((seconds) => !beats.some((beat) => beat.durationSeconds === seconds));
        expect(new Set(changed).size).toBe(new Set(changed.map((seconds) => Math.round(seconds * grid.fps))).size);
      }),
    );
    const long = [5.01, 5.22].map((seconds, index) => free(seconds, index * 5.01));
    expect(lengths(retimeBeats([...long, free(2, 10.23)], grid(13.23))).slice(0, 2)).toEqual([5.01, 5.22]);
  });

  it('shares in proportion and puts moved cuts on the pulse of the music', () => {
    const times = retimeBeats([free(2), fixed(3), free(2), free(2)], grid(10));
    // 7 s for three equal beats; 2.333 goes to the pulse at 2.4, 7.667 lies too far from 7.5 and 7.8 and takes its frame.
    expect(times.map((time) => Number(time.startSeconds.toFixed(4)))).toEqual([0, 2.4, 5.4, 7.6667]);
    const near = retimeBeats([free(2), free(2), free(2)], grid(7.1));
    // 2.367 and 4.733 are within 80 ms of the pulses at 2.4 and 4.8.
    expect(near.map((time) => time.startSeconds)).toEqual([0, 2.4, 4.8]);
    expect(gridLines(0.6, 0, 7.1)).toContain(2.4);
  });

  it('holds the library’s lengths as long as all can, and breaks them evenly after that', () => {
    const quick = { shortestSeconds: 1.2, longestSeconds: 2 };
    const beats = [{ ...free(2), ...quick }, free(2), free(4)];
    expect(lengths(retimeBeats(beats, grid(9.6, { tempoBpm: 60 })))[0]).toBe(2);
    const crowded = lengths(retimeBeats([free(2), free(2), free(2)], grid(2.1, { tempoBpm: 60 })));
    for (const seconds of crowded) expect(seconds).toBeCloseTo(0.7, 1);
    expect(lengths(retimeBeats([free(2), free(2)], grid(20, { tempoBpm: 60 })))).toEqual([10, 10]);
  });

  it('says in seconds what does not fit', () => {
    const refused = (beats: readonly BeatToTime[], seconds: number): string => {
      try {
        retimeBeats(beats, grid(seconds));
      } catch (error) {
        return (error as Error).message;
      }
      return 'fits';
    };
    expect(refused([fixed(20), free(2), fixed(12)], 30)).toBe('Beats 1 and 3 alone last 32 s, but the ad lasts 30 s.');
    expect(refused([fixed(32), free(2)], 30)).toBe('Beat 1 alone lasts 32 s, but the ad lasts 30 s.');
    expect(refused([fixed(29.2), free(2), free(2)], 30)).toBe(
      'Beat 1 lasts 29.2 s, which leaves 0.8 s, but the other 2 need 1 s at least.',
    );
    expect(refused([fixed(3), fixed(4)], 8)).toBe('The beats last 7 s together, but the ad lasts 8 s.');
    expect(
      refused(
        Array.from({ length: 12 }, () => free(2)),
        5,
      ),
    ).toBe('12 beats need 6 s at least, but the ad lasts 5 s.');
    expect(refused([fixed(0.2), free(2)], 8)).toBe('Beat 1 cannot last 0.2 s: 0.5 s is the least.');
  });
});
