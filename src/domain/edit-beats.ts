import type { Beat } from './beat.ts';
import { beatLibrary } from './beat-library.ts';
import { BeatboardError } from './errors.ts';
import { mergeFields } from './merge-fields.ts';
import { newBeat } from './new-beat.ts';
import { toleranceSeconds, type Spec } from './spec.ts';
import type { BeatPatch, SpecPatch } from './spec-patch.ts';

/** A beat of the edited list before its place in time is found. */
export interface EditedBeat {
  readonly beat: Beat;
  /** The beat of the plan it is made from; null for a new one. */
  readonly origin: number | null;
  /** Whether the patch gives it a length of its own, which is kept exactly. */
  readonly isLengthSet: boolean;
}

/**
 * For each beat of the edited plan the beat it is made from, counted from 0, or null for a new one: the one that
 * `beatIndex` names; without any `beatIndex` and with as many beats as before, the one at its place. Throws
 * `spec_invalid` for a beat that is not there.
 */
export function beatOrigins(spec: Pick<Spec, 'beats'>, patch: Pick<SpecPatch, 'beats'>): (number | null)[] {
  const { beats: patches } = patch;
  if (patches === undefined) return [...spec.beats.keys()];
  const isByPlace =
    patches.length === spec.beats.length && patches.every((beatPatch) => beatPatch.beatIndex === undefined);
  return patches.map(({ beatIndex }, place) => {
    if (beatIndex === undefined) return isByPlace ? place : null;
    if (spec.beats[beatIndex] !== undefined) return beatIndex;
    throw new BeatboardError(
      'spec_invalid',
      `There is no beat with the index ${beatIndex}: the plan has ${spec.beats.length} beats, counted from 0.`,
    );
  });
}

/** The beats of the edited plan, in their new order and with their new fields. Throws `spec_invalid`. */
export function editBeats(spec: Spec, patch: Pick<SpecPatch, 'beats'>): EditedBeat[] {
  const origins = beatOrigins(spec, patch);
  const patches = patch.beats ?? spec.beats.map((): BeatPatch => ({}));
  const kept = origins.map((origin, place) =>
    origin === null ? null : patchBeat(spec.beats[origin]!, patches[place]!),
  );
  const kinds = kept.map((beat, place) => beat?.kind ?? patches[place]!.kind);
  const revealAt = kinds.indexOf('reveal');
  const beats: Beat[] = [];
  for (const [place, beatPatch] of patches.entries()) {
    const kind = kinds[place];
    if (kind === undefined || !Object.hasOwn(beatLibrary, kind)) {
      throw new BeatboardError('spec_invalid', `Beat ${place + 1} is new and needs a kind of the beat library.`);
    }
    beats.push(
      kept[place] ??
        newBeat(spec, kind, beatPatch, {
          index: place,
          isLast: place === patches.length - 1,
          isBeforeReveal: place < revealAt,
          previous: beats.at(-1),
          next: kept[place + 1] ?? neighbourOf(patches[place + 1]),
        }),
    );
  }
  return beats.map((beat, place) => {
    const origin = origins[place]!;
    return { beat, origin, isLengthSet: isLengthSet(patches[place]!, origin === null ? null : spec.beats[origin]!) };
  });
}

function patchBeat(base: Beat, patch: BeatPatch): Beat {
  const { beatIndex: _, text, direction, ...fields } = patch;
  return {
    ...mergeFields(base, fields),
    text: mergeFields(base.text, text),
    direction: mergeFields(base.direction, direction),
  };
}

function neighbourOf(patch: BeatPatch | undefined): Partial<Pick<Beat, 'layout' | 'value'>> {
  return {
    ...(patch?.layout !== undefined && { layout: patch.layout }),
    ...(patch?.value !== undefined && { value: patch.value }),
  };
}

/** A length that is sent back as it came is not a wish. */
function isLengthSet({ durationSeconds }: BeatPatch, base: Beat | null): boolean {
  if (durationSeconds === undefined) return false;
  return base === null || Math.abs(durationSeconds - base.durationSeconds) > toleranceSeconds;
}
