import type { WireSpec, WireSpecPatch } from '#contract/spec.ts';

export type BeatPatch = NonNullable<WireSpecPatch['beats']>[number];

/** What an edit sends, made from the plan as it is when its turn comes. */
export type PatchOf = (spec: WireSpec) => WireSpecPatch;

const unchanged = ({ beats }: WireSpec): BeatPatch[] => beats.map((_, place) => ({ beat_index: place }));

/** Fields of one beat. */
export function patchBeat(index: number, fields: BeatPatch): PatchOf {
  return (spec) => ({ beats: unchanged(spec).map((beat, place) => (place === index ? { ...beat, ...fields } : beat)) });
}

/** New lengths of some beats, in seconds, by their places. */
export function setLengths(lengths: ReadonlyMap<number, number>): PatchOf {
  return (spec) => ({
    beats: unchanged(spec).map((beat, place) => {
      const seconds = lengths.get(place);
      return seconds === undefined ? beat : { ...beat, duration_seconds: seconds };
    }),
  });
}

/** One beat to another place; the others close up. */
export function moveBeat(from: number, to: number): PatchOf {
  return (spec) => {
    const beats = unchanged(spec);
    const [moved] = beats.splice(from, 1);
    if (moved !== undefined) beats.splice(to, 0, moved);
    return { beats };
  };
}

/** A new beat before the one at `place`; the donor gives it its seconds. */
export function insertBeat(
  place: number,
  beat: BeatPatch & { readonly duration_seconds: number },
  donor: { readonly index: number; readonly seconds: number },
): PatchOf {
  return (spec) => {
    const { beats = [] } = setLengths(new Map([[donor.index, donor.seconds]]))(spec);
    return { beats: beats.toSpliced(place, 0, beat) };
  };
}

/** Without one beat; its seconds go to the heir. */
export function removeBeat(index: number, heir: { readonly index: number; readonly seconds: number }): PatchOf {
  return (spec) => {
    const { beats = [] } = setLengths(new Map([[heir.index, heir.seconds]]))(spec);
    return { beats: beats.toSpliced(index, 1) };
  };
}
