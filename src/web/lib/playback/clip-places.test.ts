import { describe, expect, it } from 'vitest';
import type { Artifact } from '#contract/artifact.ts';
import type { WireSpec } from '#contract/spec.ts';
import { clipPlaces } from './clip-places.ts';

const spec = {
  fps: 24,
  duration_seconds: 10,
  beats: [
    { start_seconds: 0, duration_seconds: 2.5 },
    { start_seconds: 2.5, duration_seconds: 5 },
    { start_seconds: 7.5, duration_seconds: 2.5 },
  ],
} as unknown as WireSpec;

const clip = (index: number, from: string | null, frames: number): Artifact =>
  ({
    slot: `chunk/${index}`,
    artifact_id: `a${index}`,
    inputs: from === null ? {} : { [from]: 'hash' },
    media: { frames },
  }) as unknown as Artifact;

describe('the places of clips', () => {
  it('puts one clip in each beat when nothing is known', () => {
    const places = clipPlaces(spec, [], () => null);
    expect(places.map(({ startFrame, frames }) => [startFrame, frames])).toEqual([
      [0, 60],
      [60, 120],
      [180, 60],
    ]);
    expect(places.every(({ artifact }) => artifact === null)).toBe(true);
  });

  it('plans as many as a model needs', () => {
    const places = clipPlaces(spec, [], () => 3);
    expect(places.map(({ beatIndex }) => beatIndex)).toEqual([0, 1, 1, 2]);
    expect(places.map(({ isJoined }) => isJoined)).toEqual([false, false, true, false]);
    expect(places.reduce((sum, { frames }) => sum + frames, 0)).toBe(240);
  });

  it('reads off finished clips what they go on from', () => {
    const clips = [
      clip(0, 'beat/0/image', 60),
      clip(1, 'beat/1/image', 60),
      clip(2, 'chunk/1/last-frame', 60),
      clip(3, 'beat/2/image', 60),
    ];
    const places = clipPlaces(spec, clips, () => null);
    expect(places.map(({ beatIndex }) => beatIndex)).toEqual([0, 1, 1, 2]);
    expect(places[2]).toMatchObject({ isJoined: true, startSeconds: 5, artifact: { artifact_id: 'a2' } });
  });

  it('reads off the lengths of clips that were made from words', () => {
    const clips = [clip(0, null, 60), clip(1, null, 60), clip(2, null, 60), clip(3, null, 60)];
    expect(clipPlaces(spec, clips, () => null).map(({ beatIndex }) => beatIndex)).toEqual([0, 1, 1, 2]);
  });

  it('keeps to the plan while clips are missing', () => {
    const places = clipPlaces(spec, [clip(0, 'beat/0/image', 60), clip(3, 'beat/2/image', 60)], () => 3);
    expect(places.map(({ artifact }) => artifact?.artifact_id ?? null)).toEqual(['a0', null, null, 'a3']);
  });
});
