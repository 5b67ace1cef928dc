import { useState } from 'react';
import type { WireSpec } from '#contract/spec.ts';
import { originsOf } from './predict-spec.ts';

type Beats = WireSpec['beats'];

/** A name for each beat that it keeps while it changes its place or its words. */
export function useBeatKeys(beats: Beats): readonly string[] {
  const [known, setKnown] = useState<{
    readonly beats: Beats;
    readonly keys: readonly string[];
    readonly count: number;
  }>(() => ({ beats, keys: beats.map((_, index) => `b${index}`), count: beats.length }));
  if (known.beats === beats) return known.keys;
  let { count } = known;
  const keys = originsOf(known.beats, beats).map((origin) => (origin === null ? `b${count++}` : known.keys[origin]!));
  setKnown({ beats, keys, count });
  return keys;
}
