import { createRandom, deriveSeed, pick } from '#domain/random.ts';
import type { MusicMood } from '#domain/music-mood.ts';
import { moodStyles } from './moods/mood-table.ts';

/** How far a tempo may leave its mood's range to make whole bars of a short film. */
const stretch = 0.08;

/**
 * A tempo in beats per minute from the mood's range at which the film is a whole number of bars of four
 * (30 s energetic: 120, 128 or 136), or, when no such tempo is near, a whole number of beats.
 */
export function tempoFor(mood: MusicMood, durationSeconds: number, seed: number): number {
  if (!(durationSeconds > 0)) throw new RangeError(`A duration must be above 0 seconds, not ${durationSeconds}.`);
  const [low, high] = moodStyles[mood].tempoRangeBpm;
  const random = createRandom(deriveSeed(seed, 'tempo', mood));
  const beatsAt = (bpm: number): number => (bpm * durationSeconds) / 60;
  const tempoOf = (beats: number): number => (60 * beats) / durationSeconds;
  const bars =
    wholeNumbers(beatsAt(low), beatsAt(high), 4) ??
    wholeNumbers(beatsAt(low * (1 - stretch)), beatsAt(high * (1 + stretch)), 4);
  if (bars !== undefined) {
    const phrases = bars.filter((beats) => beats % 8 === 0);
    return tempoOf(pick(random, [...bars, ...phrases]));
  }
  const beats = wholeNumbers(beatsAt(low), beatsAt(high), 1);
  if (beats !== undefined) return tempoOf(pick(random, beats));
  return tempoOf(Math.max(1, Math.round(beatsAt((low + high) / 2))));
}

function wholeNumbers(from: number, to: number, multiple: number): number[] | undefined {
  const first = Math.ceil(from / multiple - 1e-9);
  const last = Math.floor(to / multiple + 1e-9);
  if (last < first) return undefined;
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * multiple);
}
