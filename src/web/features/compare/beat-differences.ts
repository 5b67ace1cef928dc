import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import type { DiffEntry } from '../../lib/calls/get-diff.ts';
import { clipPlaces } from '../../lib/playback/clip-places.ts';

/** The beats that a difference concerns, counted from 0; null for the whole ad. */
export function beatsOf({ slot, fields }: DiffEntry, view: CheckpointView): readonly number[] | null {
  const beat = /^(?:beat|voice|segment)\/(\d+)/.exec(slot)?.[1];
  if (beat !== undefined) return [Number(beat)];
  const chunk = /^chunk\/(\d+)/.exec(slot)?.[1];
  if (chunk !== undefined) {
    const place = clipPlaces(view.spec, view.artifacts, () => null).find(({ index }) => index === Number(chunk));
    return place === undefined ? null : [place.beatIndex];
  }
  if (slot !== 'spec') return null;
  const named = fields.map((field) => /^beats\.(\d+)(?:\.|$)/.exec(field)?.[1]);
  // Another number of beats, or a field of the whole plan, concerns everything.
  if (named.length === 0 || named.includes(undefined)) return null;
  return [...new Set(named.map(Number))].toSorted((one, other) => one - other);
}

/** All beats in which something differs. What concerns the whole ad is not told of a beat. */
export function differingBeats(differing: readonly DiffEntry[], view: CheckpointView): ReadonlySet<number> {
  return new Set(differing.flatMap((entry) => beatsOf(entry, view) ?? []));
}

/** From when to when a difference is seen, in seconds; null for the whole ad. */
export function spanOf(entry: DiffEntry, view: CheckpointView): readonly [number, number] | null {
  const beats = (beatsOf(entry, view) ?? []).flatMap((index) => view.spec.beats[index] ?? []);
  const [first, last] = [beats[0], beats.at(-1)];
  if (first === undefined || last === undefined) return null;
  return [first.start_seconds, last.start_seconds + last.duration_seconds];
}

/** What stands at a field of the plan that a difference names, for example `beats.2.text.headline`. */
export function fieldValue(spec: unknown, field: string): unknown {
  let value = spec;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[toSnakeCase(name)] ?? (value as Record<string, unknown>)[name];
  }
  return value;
}

const toSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
