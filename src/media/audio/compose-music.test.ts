import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMusic } from './compose-music.ts';
import { integratedLoudnessLufs, weightedPower } from './mix/loudness.ts';
import { musicMoods } from '#domain/music-mood.ts';
import type { ComposedMusic, MusicScore } from './music-score.ts';
import { tempoFor } from './tempo-for.ts';

const story = ['hook', 'problem', 'reveal', 'feature', 'proof', 'offer', 'call_to_action'];

/** A film whose beats share the musical beats evenly. */
function scoreOf(mood: MusicScore['mood'], durationSeconds: number, seed = 7, kinds = story): MusicScore {
  const tempoBpm = tempoFor(mood, durationSeconds, seed);
  const total = Math.round((durationSeconds * tempoBpm) / 60);
  const starts = kinds.map((_, index) => Math.round((index * total) / kinds.length));
  const beats = kinds.map((kind, index) => ({
    kind,
    startSeconds: (starts[index]! * 60) / tempoBpm,
    durationSeconds: (((starts[index + 1] ?? total) - starts[index]!) * 60) / tempoBpm,
  }));
  return { durationSeconds, tempoBpm, mood, seed, beats };
}

function digest(music: ComposedMusic): string {
  return createHash('sha256').update(music.left).update(music.right).digest('hex');
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const value of samples) peak = Math.max(peak, Math.abs(value));
  return peak;
}

function meanOf(samples: Float32Array): number {
  let sum = 0;
  for (const value of samples) sum += value;
  return sum / samples.length;
}

describe('composeMusic', () => {
  const songs = new Map(musicMoods.map((mood) => [mood, composeMusic(scoreOf(mood, 21))]));

  it.each(musicMoods)('plays %s to its exact end, within its bounds', (mood) => {
    const { left, right } = songs.get(mood)!;
    expect(left.length).toBe(21 * 48_000);
    expect(right.length).toBe(21 * 48_000);
    expect(left.at(-1)).toBe(0);
    expect(peakOf(left.subarray(-480))).toBeLessThan(0.001);
    for (const side of [left, right]) {
      const peak = peakOf(side);
      expect(peak).toBeGreaterThan(0.3);
      expect(peak).toBeLessThan(10 ** (-1 / 20));
      expect(Math.abs(meanOf(side))).toBeLessThan(0.0005);
    }
  });

  it.each(musicMoods)('keeps the intro of %s about 6 LU under the reveal, and sounds from the start', (mood) => {
    const song = songs.get(mood)!;
    const power = weightedPower(song);
    const loudness = (role: string): number => {
      const section = song.sections.find((one) => one.role === role)!;
      return integratedLoudnessLufs(power, section.startSeconds, section.endSeconds);
    };
    const difference = loudness('drop') - loudness('intro');
    expect(difference).toBeGreaterThan(4);
    expect(difference).toBeLessThan(8.5);
    expect(integratedLoudnessLufs(power)).toBeCloseTo(-15, 0);
    expect(peakOf(song.left.subarray(0, 24_000))).toBeGreaterThan(0.005);
  });

  it('is the same for the same score and another song for another seed or mood', () => {
    const again = composeMusic(scoreOf('warm', 21));
    expect(digest(again)).toBe(digest(songs.get('warm')!));
    const digests = new Set([...songs.values()].map(digest));
    digests.add(digest(composeMusic(scoreOf('warm', 21, 8))));
    expect(digests.size).toBe(musicMoods.length + 1);
  });

  it('falls silent before the reveal and strikes on it', () => {
    const song = songs.get('energetic')!;
    const drop = song.sections.find((section) => section.role === 'drop')!;
    const power = (from: number, to: number): number => {
      let sum = 0;
      const start = Math.round(from * 48_000);
      const end = Math.round(to * 48_000);
      for (let i = start; i < end; i++) sum += song.left[i]! ** 2;
      return sum / (end - start);
    };
    const gap = power(drop.startSeconds - 0.12, drop.startSeconds - 0.02);
    expect(power(drop.startSeconds - 1.2, drop.startSeconds - 0.6)).toBeGreaterThan(gap * 4);
    expect(power(drop.startSeconds, drop.startSeconds + 0.2)).toBeGreaterThan(gap * 20);
  });

  it('gives cues on the reveal, the end and some of the cuts', () => {
    for (const song of songs.values()) {
      const kinds = song.cues.map((cue) => cue.kind);
      expect(kinds).toEqual(expect.arrayContaining(['riser', 'reveal-hit', 'ending-impact', 'shimmer']));
      const whooshes = kinds.filter((kind) => kind === 'whoosh');
      expect(whooshes.length).toBeLessThanOrEqual(story.length / 2);
      const drop = song.sections.find((section) => section.role === 'drop')!;
      expect(song.cues.find((cue) => cue.kind === 'reveal-hit')?.startSeconds).toBeCloseTo(drop.startSeconds, 6);
    }
  });

  it('lays its beats at the tempo and its sections end to end', () => {
    const score = scoreOf('bright', 21);
    const { beatTimesSeconds, sections } = songs.get('bright')!;
    expect(beatTimesSeconds.length).toBe(Math.round((21 * score.tempoBpm) / 60));
    expect(beatTimesSeconds[5]).toBeCloseTo((5 * 60) / score.tempoBpm, 9);
    expect(sections[0]!.startSeconds).toBe(0);
    expect(sections.at(-1)!.endSeconds).toBeCloseTo(21, 6);
    for (const [index, section] of sections.slice(1).entries()) {
      expect(section.startSeconds).toBe(sections[index]!.endSeconds);
    }
  });

  it('gives every mood something to pulse on', () => {
    for (const song of songs.values()) {
      expect(song.pulseTimesSeconds.length).toBeGreaterThan(3);
      expect(Math.max(...song.pulseTimesSeconds)).toBeLessThan(21);
    }
  });

  it('refuses durations and tempos it cannot play', () => {
    expect(() => composeMusic({ ...scoreOf('warm', 10), durationSeconds: 4 })).toThrow(RangeError);
    expect(() => composeMusic({ ...scoreOf('warm', 10), tempoBpm: 0 })).toThrow(RangeError);
  });

  it('plays any length, tempo and order of beats without a fault', () => {
    const anyScore = fc.record({
      durationSeconds: fc.oneof(
        { weight: 5, arbitrary: fc.double({ min: 5, max: 9, noNaN: true }) },
        { weight: 1, arbitrary: fc.double({ min: 9, max: 40, noNaN: true }) },
      ),
      tempoBpm: fc.double({ min: 50, max: 180, noNaN: true }),
      mood: fc.constantFrom(...musicMoods),
      seed: fc.nat(),
      beats: fc.array(
        fc.record({
          kind: fc.constantFrom(...story, 'brand', 'lifestyle', 'unheard_of'),
          startSeconds: fc.double({ min: 0, max: 50, noNaN: true }),
          durationSeconds: fc.double({ min: 0, max: 10, noNaN: true }),
        }),
        { maxLength: 9 },
      ),
    });
    fc.assert(
      fc.property(anyScore, (score) => {
        const { left, right } = composeMusic(score);
        expect(left.length).toBe(Math.round(score.durationSeconds * 48_000));
        expect(left.at(-1)).toBe(0);
        const sum = meanOf(left) + meanOf(right);
        expect(Number.isFinite(sum)).toBe(true);
        expect(Math.max(peakOf(left), peakOf(right))).toBeLessThan(0.9);
      }),
      { numRuns: 12, seed: 5 },
    );
  });
});
