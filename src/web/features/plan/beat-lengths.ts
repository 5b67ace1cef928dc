import type { WireSpec } from '#contract/spec.ts';
import { archetypes } from '#domain/archetype.ts';
import { beatLibrary } from '#domain/beat-library.ts';
import type { BeatKind } from '#domain/beat.ts';

/** Less is not seen as a picture of its own; the server refuses it too. */
export const leastBeatSeconds = 0.5;

type Beats = readonly { readonly duration_seconds: number }[];

/** Places of beats that keep their length, since something of them is locked. */
export type LockedBeats = ReadonlySet<number>;

/** A beat and the length it gets. */
export interface NewLength {
  readonly index: number;
  readonly seconds: number;
}

/** Tenths are what one reads and drags; floating sums are cleaned to the microsecond, far below a frame. */
const clean = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/** How long the beat before a cut may last, least and most; null when the cut cannot be moved. `cut` 0 follows the first beat. */
export function cutRange(
  beats: Beats,
  cut: number,
  locked: LockedBeats,
): { readonly least: number; readonly most: number } | null {
  const left = beats[cut]?.duration_seconds;
  const right = beats[cut + 1]?.duration_seconds;
  if (left === undefined || right === undefined || locked.has(cut) || locked.has(cut + 1)) return null;
  return { least: Math.min(leastBeatSeconds, left), most: clean(left + right - Math.min(leastBeatSeconds, right)) };
}

/** Lengths of both neighbours when the beat before a cut lasts so long; their sum stays. Tenths, as far as there is room. */
export function moveCut(
  beats: Beats,
  cut: number,
  leftSeconds: number,
  locked: LockedBeats,
): ReadonlyMap<number, number> | null {
  const range = cutRange(beats, cut, locked);
  if (range === null) return null;
  const sum = beats[cut]!.duration_seconds + beats[cut + 1]!.duration_seconds;
  const left = clean(Math.min(range.most, Math.max(range.least, Math.round(leftSeconds * 10) / 10)));
  return new Map([
    [cut, left],
    [cut + 1, clean(sum - left)],
  ]);
}

/**
 * Lengths when a beat gets longer by so many seconds, or shorter: the nearest neighbour that is free gives or takes them,
 * the one after it first. Null when nobody can.
 */
export function lengthen(
  beats: Beats,
  index: number,
  seconds: number,
  locked: LockedBeats,
): ReadonlyMap<number, number> | null {
  const own = beats[index]?.duration_seconds;
  if (own === undefined || locked.has(index) || own + seconds < leastBeatSeconds - 1e-9) return null;
  const partner = nearest(
    beats,
    index,
    locked,
    ({ duration_seconds: length }) => length - seconds >= leastBeatSeconds - 1e-9,
  );
  if (partner === null) return null;
  return new Map([
    [index, clean(own + seconds)],
    [partner, clean(beats[partner]!.duration_seconds - seconds)],
  ]);
}

/** Who gets the seconds of a beat that is taken out: the free one nearest before it, else after it. */
export function heirOf(beats: Beats, index: number, locked: LockedBeats): NewLength | null {
  const own = beats[index]?.duration_seconds;
  const places = [...beats.keys()].filter((place) => place !== index && !locked.has(place));
  const heir = places.findLast((place) => place < index) ?? places[0];
  if (own === undefined || heir === undefined) return null;
  return { index: heir, seconds: clean(beats[heir]!.duration_seconds + own) };
}

/** What a new beat of a kind gets, and what the longest beat has left after giving it; null when none is long enough. */
export function shareForNew(
  { beats, style }: Pick<WireSpec, 'beats' | 'style'>,
  kind: BeatKind,
  locked: LockedBeats,
): { readonly seconds: number; readonly donor: NewLength } | null {
  const free = [...beats.keys()].filter((place) => !locked.has(place));
  const longest = free.toSorted((a, b) => beats[b]!.duration_seconds - beats[a]!.duration_seconds)[0];
  if (longest === undefined) return null;
  const { shortestSeconds, longestSeconds } = beatLibrary[kind];
  const aim = Math.min(Math.max(archetypes[style.archetype].aimSeconds, shortestSeconds), longestSeconds);
  const whole = beats[longest]!.duration_seconds;
  const seconds = Math.floor(Math.min(aim, whole / 2) * 10 + 1e-6) / 10;
  if (seconds < leastBeatSeconds) return null;
  return { seconds, donor: { index: longest, seconds: clean(whole - seconds) } };
}

function nearest(
  beats: Beats,
  index: number,
  locked: LockedBeats,
  can: (beat: Beats[number]) => boolean,
): number | null {
  for (let away = 1; away < beats.length; away += 1) {
    for (const place of [index + away, index - away]) {
      const beat = beats[place];
      if (beat !== undefined && !locked.has(place) && can(beat)) return place;
    }
  }
  return null;
}
