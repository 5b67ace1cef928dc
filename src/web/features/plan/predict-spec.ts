import { toProblem, type Problem } from '#contract/problem.ts';
import { toSpecPatch, toWireSpec, type WireSpec, type WireSpecPatch } from '#contract/spec.ts';
import { fromWireCase } from '#contract/wire-case.ts';
import { editSpec } from '#domain/edit-spec.ts';
import { BeatboardError } from '#domain/errors.ts';
import { matchBeats } from '#domain/match-beats.ts';
import type { Spec } from '#domain/spec.ts';

/** What an edit makes of a plan: the plan, or why it cannot be, as the server would say it. */
export type Prediction =
  | { readonly spec: WireSpec; readonly refusal: null }
  | { readonly spec: null; readonly refusal: Problem };

/** The plan as the server will have it after an edit, by the same rules. */
export function predictSpec(spec: WireSpec, patch: WireSpecPatch): Prediction {
  try {
    return { spec: toWireSpec(editSpec(toSpec(spec), toSpecPatch(patch))), refusal: null };
  } catch (error) {
    if (!(error instanceof BeatboardError)) throw error;
    return { spec: null, refusal: toProblem(error) };
  }
}

/** For each beat of a plan the one of another plan it most likely is, or null. */
export function originsOf(before: WireSpec['beats'], after: WireSpec['beats']): readonly (number | null)[] {
  const toBeats = (beats: WireSpec['beats']): Spec['beats'] => fromWireCase(beats) as Spec['beats'];
  return matchBeats(toBeats(before), toBeats(after));
}

/** Which files the plan refers to is not on the wire; nothing that is predicted here hangs on them but a new beat's layout. */
function toSpec(spec: WireSpec): Spec {
  return { ...(fromWireCase(spec) as Omit<Spec, 'productImages' | 'logo'>), productImages: [], logo: null };
}
