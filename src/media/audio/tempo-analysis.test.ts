import { describe, expect, it } from 'vitest';
import { composeMusic } from './compose-music.ts';
import type { MusicMood } from '#domain/music-mood.ts';
import { whiteNoise } from './synth/noise.ts';
import { analyzeTempo } from './tempo-analysis.ts';

function songAt(mood: MusicMood, tempoBpm: number, leadSeconds: number): Float32Array {
  const { left, right } = composeMusic({ durationSeconds: 20, tempoBpm, mood, seed: 4, beats: [] });
  const lead = Math.round(leadSeconds * 48_000);
  const mono = new Float32Array(left.length + lead);
  for (let i = 0; i < left.length; i++) mono[i + lead] = (left[i]! + right[i]!) / 2;
  return mono;
}

describe('analyzeTempo', () => {
  it.each([
    ['bright', 120, 0],
    ['anthemic', 96, 0.31],
    ['warm', 88, 0],
  ] as const)('finds the beats of a %s song at %d BPM', (mood, tempoBpm, leadSeconds) => {
    const found = analyzeTempo(songAt(mood, tempoBpm, leadSeconds), 48_000);
    expect(found.tempoBpm).toBeCloseTo(tempoBpm, 0);
    expect(found.confidence).toBeGreaterThan(0.5);
    const period = 60 / tempoBpm;
    for (const beat of found.beatTimesSeconds) {
      const along = (((beat - leadSeconds) % period) + period) % period;
      expect(Math.min(along, period - along)).toBeLessThan(0.04);
    }
  });

  it.each([
    ['silence', new Float32Array(48_000 * 5)],
    ['noise', whiteNoise(48_000 * 12, 3)],
    ['a steady tone', Float32Array.from({ length: 48_000 * 8 }, (_, i) => Math.sin(i / 17))],
    ['half a second', whiteNoise(24_000, 5)],
    ['nothing', new Float32Array(0)],
    ['not numbers', new Float32Array(48_000 * 4).fill(Number.NaN)],
  ])('gives a plain grid without confidence for %s', (_name, mono) => {
    const found = analyzeTempo(mono, 48_000);
    expect(found.confidence).toBe(0);
    expect(found.tempoBpm).toBe(120);
    expect(found.beatTimesSeconds).toHaveLength(Math.ceil(mono.length / 24_000));
  });
});
