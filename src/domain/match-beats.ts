import type { Beat } from './beat.ts';

/**
 * For each beat of a plan the beat of another plan it most likely is, counted from 0, or null for a new one: one that
 * shows the same, at its own place if possible; else the one at its place that no other beat is. For plans of which
 * nobody knows how one came from the other.
 */
export function matchBeats(before: readonly Beat[], after: readonly Beat[]): (number | null)[] {
  const free = new Set(before.keys());
  const take = (index: number | undefined): number | null => (index !== undefined && free.delete(index) ? index : null);
  const shows = (one: Beat | undefined, other: Beat) => one?.kind === other.kind && one.visual === other.visual;
  const matched = after.map((beat, place) => (shows(before[place], beat) ? take(place) : null));
  for (const [place, beat] of after.entries()) {
    matched[place] ??= take([...free].find((index) => shows(before[index], beat)));
  }
  return matched.map((origin, place) => origin ?? take(place));
}
