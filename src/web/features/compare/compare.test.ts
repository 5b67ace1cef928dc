import { describe, expect, it } from 'vitest';
import type { CheckpointView } from '../../lib/calls/get-checkpoint.ts';
import type { DiffEntry } from '../../lib/calls/get-diff.ts';
import { beatsOf, differingBeats, fieldValue, spanOf } from './beat-differences.ts';
import type { CheckpointSummary } from '#contract/checkpoint.ts';
import { chooseSides } from './choose-sides.ts';
import { compareMedia } from './compare-media.ts';
import { createFramePairs, type SideName } from './frame-pairs.ts';

const beat = (start: number, seconds: number) => ({ start_seconds: start, duration_seconds: seconds, text: {} });
const artifact = (slot: string, inputs: readonly string[] = []) => ({
  slot,
  artifact_id: slot,
  inputs: Object.fromEntries(inputs.map((input) => [input, 'hash'])),
  media: { frames: 48, fps: 24 },
});
const view = (...artifacts: readonly ReturnType<typeof artifact>[]): CheckpointView =>
  ({
    spec: { fps: 24, aspect_ratio: '16:9', beats: [beat(0, 2), beat(2, 2)], duration_seconds: 4 },
    artifacts,
  }) as unknown as CheckpointView;
const entry = (slot: string, fields: readonly string[] = []): DiffEntry =>
  ({ slot, fields, change: 'changed', from: null, to: null }) as unknown as DiffEntry;

const pictures = [artifact('beat/0/image'), artifact('beat/1/image')];
const clips = [artifact('chunk/0', ['beat/0/image']), artifact('chunk/1', ['beat/1/image'])];

describe('what is compared', () => {
  it('is the film when both have one, else a clip, else a picture', () => {
    const finished = view(...pictures, ...clips, artifact('final'));
    expect(compareMedia(finished, finished, 1)).toMatchObject({ kind: 'film', startSeconds: 0 });
    expect(compareMedia(finished, view(...pictures, ...clips), 1)).toMatchObject({
      ...{ kind: 'clip', startSeconds: 2 },
      a: { artifact: { slot: 'chunk/1' } },
    });
    expect(compareMedia(finished, view(...pictures), 0)).toMatchObject({ kind: 'picture' });
    expect(compareMedia(finished, view(), 0)).toBe(null);
  });
});

describe('what is compared with what', () => {
  const at = (id: string, branch: string, minute: number): CheckpointSummary =>
    ({ id, branch_name: branch, created_at: `2026-11-21T10:0${minute}:00.000Z` }) as unknown as CheckpointSummary;
  const all = [at('m1', 'main', 0), at('m2', 'main', 1), at('n1', 'main-1', 2), at('p1', 'pine', 3)];
  const ids = (wanted: { a: string | null; b: string | null }) => {
    const { a, b } = chooseSides(all, wanted);
    return [a?.id ?? null, b?.id ?? null];
  };

  it('is what the address says, else the first branch and the newest', () => {
    expect(ids({ a: null, b: null })).toEqual(['m2', 'p1']);
    expect(ids({ a: 'p1', b: null })).toEqual(['p1', 'n1']);
    expect(ids({ a: 'm1', b: 'n1' })).toEqual(['m1', 'n1']);
    expect(ids({ a: 'gone', b: 'n1' })).toEqual([null, 'n1']);
    expect(chooseSides(all.slice(0, 2), { a: null, b: null })).toMatchObject({ a: null, b: { id: 'm2' } });
  });
});

describe('where it differs', () => {
  const all = view(...pictures, ...clips);
  it('is told of the beats it concerns', () => {
    expect(beatsOf(entry('beat/1/image'), all)).toEqual([1]);
    expect(beatsOf(entry('chunk/1'), all)).toEqual([1]);
    expect(beatsOf(entry('music'), all)).toBe(null);
    expect(beatsOf(entry('spec', ['beats.1.text.headline', 'beats.0.visual']), all)).toEqual([0, 1]);
    expect(beatsOf(entry('spec', ['style.tone']), all)).toBe(null);
    expect([...differingBeats([entry('music'), entry('voice/1')], all)]).toEqual([1]);
    expect(spanOf(entry('chunk/1'), all)).toEqual([2, 4]);
  });

  it('reads fields of a plan, however they are written', () => {
    const spec = { beats: [{ voice_over: 'Warm' }], duration_seconds: 30 };
    expect(fieldValue(spec, 'beats.0.voiceOver')).toBe('Warm');
    expect(fieldValue(spec, 'durationSeconds')).toBe(30);
    expect(fieldValue(spec, 'beats.4.visual')).toBeUndefined();
  });
});

describe('two films in step', () => {
  it('never shows frames that lie further apart than one, and catches up', () => {
    const pairs = createFramePairs();
    pairs.reset(0);
    const shown: Record<SideName, number> = { a: 0, b: 0 };
    const next: Record<SideName, number> = { a: 1, b: 1 };
    let waiting: SideName | null = null;
    // B is slow, stumbles, and skips frames now and then.
    for (let turn = 0; turn < 4000; turn += 1) {
      const side: SideName = turn % 5 === 0 || turn % 3 === 0 ? 'b' : 'a';
      if (side === waiting) continue;
      const verdict = pairs.bring(side, next[side]);
      next[side] += side === 'b' && turn % 11 === 0 ? 4 : 1;
      ({ waiting } = verdict);
      if (verdict.shown !== null) Object.assign(shown, verdict.shown);
      expect(Math.abs(shown.a - shown.b)).toBeLessThanOrEqual(1);
    }
    expect(shown.a).toBeGreaterThan(1000);
    expect(Math.abs(next.a - next.b)).toBeLessThan(8);
  });

  it('lets the longer one go on when the other is over', () => {
    const pairs = createFramePairs();
    pairs.reset(10);
    pairs.end('b');
    expect(pairs.bring('a', 30)).toEqual({ shown: { a: 30, b: 10 }, waiting: null });
    // The end alone does not bring the other one there.
    pairs.reset(0);
    pairs.bring('a', 48);
    pairs.end('a');
    expect(pairs.bring('b', 44).shown).toBe(null);
    expect(pairs.bring('b', 47)).toEqual({ shown: { a: 48, b: 47 }, waiting: 'a' });
    expect(pairs.bring('b', 52)).toEqual({ shown: { a: 48, b: 52 }, waiting: null });
  });
});
