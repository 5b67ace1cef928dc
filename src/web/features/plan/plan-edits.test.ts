import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWireSpec, type WireSpec } from '#contract/spec.ts';
import { anySpec } from '#testkit/any-spec.ts';
import { buildBeat, buildSpec } from '#testkit/build-spec.ts';
import { cutRange, heirOf, lengthen, moveCut, shareForNew } from './beat-lengths.ts';
import { beatOfSlot, lockedBeats } from './beat-slots.ts';
import { insertBeat, moveBeat, patchBeat, removeBeat, setLengths } from './plan-patches.ts';
import { originsOf, predictSpec } from './predict-spec.ts';

const none: ReadonlySet<number> = new Set();
const lengths = (...seconds: readonly number[]) => seconds.map((each) => ({ duration_seconds: each }));
const secondsOf = (spec: WireSpec): readonly number[] => spec.beats.map(({ duration_seconds: seconds }) => seconds);
const sum = (seconds: readonly number[]): number => seconds.reduce((total, each) => total + each, 0);

describe('lengths', () => {
  it('moves a cut by tenths, as far as both beats keep half a second', () => {
    expect(cutRange(lengths(4, 3), 0, none)).toEqual({ least: 0.5, most: 6.5 });
    expect([...moveCut(lengths(2, 4, 3), 1, 4.53, none)!]).toEqual([
      [1, 4.5],
      [2, 2.5],
    ]);
    expect([...moveCut(lengths(4, 3), 0, 20, none)!.values()]).toEqual([6.5, 0.5]);
    expect([...moveCut(lengths(4, 3), 0, -1, none)!.values()]).toEqual([0.5, 6.5]);
    expect(moveCut(lengths(4, 3), 1, 2, none)).toBeNull();
    expect(moveCut(lengths(4, 3), 0, 2, new Set([1]))).toBeNull();
  });

  it('takes half a second from the nearest beat that has one, never from a locked one', () => {
    expect([...lengthen(lengths(3, 3, 3), 1, 0.5, none)!]).toEqual([
      [1, 3.5],
      [2, 2.5],
    ]);
    expect([...lengthen(lengths(3, 3, 0.8), 1, 0.5, none)!]).toEqual([
      [1, 3.5],
      [0, 2.5],
    ]);
    expect([...lengthen(lengths(3, 3, 3), 1, 0.5, new Set([2]))!.keys()]).toEqual([1, 0]);
    expect(lengthen(lengths(0.9, 3), 0, -0.5, none)).toBeNull();
    expect(lengthen(lengths(3), 0, 0.5, none)).toBeNull();
    expect(lengthen(lengths(3, 3), 0, 0.5, new Set([0]))).toBeNull();
  });

  it('gives the seconds of a removed beat to the one before it', () => {
    expect(heirOf(lengths(2, 3, 4), 1, none)).toEqual({ index: 0, seconds: 5 });
    expect(heirOf(lengths(2, 3, 4), 0, none)).toEqual({ index: 1, seconds: 5 });
    expect(heirOf(lengths(2, 3, 4), 1, new Set([0]))).toEqual({ index: 2, seconds: 7 });
    expect(heirOf(lengths(2), 0, none)).toBeNull();
  });

  it('takes the seconds of a new beat from the longest one', () => {
    const spec = toWireSpec(buildSpec());
    const share = shareForNew(spec, 'proof', none)!;
    const longest = secondsOf(spec).indexOf(Math.max(...secondsOf(spec)));
    expect(share.donor.index).toBe(longest);
    expect(share.seconds + share.donor.seconds).toBeCloseTo(secondsOf(spec)[longest]!, 6);
    expect(
      shareForNew({ ...spec, beats: spec.beats.map((beat) => ({ ...beat, duration_seconds: 0.9 })) }, 'proof', none),
    ).toBeNull();
  });
});

describe('what an edit will do', () => {
  const spec = toWireSpec(
    buildSpec({
      durationSeconds: 9,
      beats: [
        buildBeat({ kind: 'hook', startSeconds: 0, durationSeconds: 2, visual: 'a' }),
        buildBeat({ kind: 'reveal', startSeconds: 2, durationSeconds: 4, visual: 'b' }),
        buildBeat({ kind: 'call_to_action', startSeconds: 6, durationSeconds: 3, visual: 'c' }),
      ],
    }),
  );
  const after = (patchOf: (spec: WireSpec) => Parameters<typeof predictSpec>[1]): WireSpec =>
    predictSpec(spec, patchOf(spec)).spec!;

  it('moves, inserts and removes without touching other lengths', () => {
    expect(after(moveBeat(2, 0)).beats.map(({ visual, start_seconds: start }) => [visual, start])).toEqual([
      ['c', 0],
      ['a', 3],
      ['b', 5],
    ]);
    const longer = after(insertBeat(1, { kind: 'proof', duration_seconds: 1.5 }, { index: 1, seconds: 2.5 }));
    expect(secondsOf(longer)).toEqual([2, 1.5, 2.5, 3]);
    expect(originsOf(spec.beats, longer.beats)).toEqual([0, null, 1, 2]);
    expect(secondsOf(after(removeBeat(1, { index: 0, seconds: 6 })))).toEqual([6, 3]);
    expect(
      secondsOf(
        after(
          setLengths(
            new Map([
              [0, 1.5],
              [1, 4.5],
            ]),
          ),
        ),
      ),
    ).toEqual([1.5, 4.5, 3]);
  });

  it('changes the words of one beat alone, and says why something cannot be', () => {
    const changed = after(patchBeat(1, { text: { headline: 'New' }, voice_over: 'Said' }));
    expect(changed.beats[1]).toMatchObject({ text: { headline: 'New' }, voice_over: 'Said' });
    expect([changed.beats[0], changed.beats[2]]).toEqual([spec.beats[0], spec.beats[2]]);
    const { refusal } = predictSpec(spec, setLengths(new Map([[0, 20]]))(spec));
    expect(refusal).toMatchObject({ code: 'spec_invalid', detail: expect.stringContaining('Beat 1') });
  });

  it('keeps the length of the ad whatever is pulled, in any plan', () => {
    fc.assert(
      fc.property(
        anySpec.map(toWireSpec),
        fc.nat(),
        fc.double({ min: -5, max: 30, noNaN: true }),
        (any, pick, seconds) => {
          const cut = pick % Math.max(1, any.beats.length - 1);
          const moved = moveCut(any.beats, cut, seconds, none);
          if (moved === null) return;
          const { spec: pulled } = predictSpec(any, setLengths(moved)(any));
          expect(pulled).not.toBeNull();
          expect(sum(secondsOf(pulled!))).toBeCloseTo(any.duration_seconds, 5);
          const others = (plan: WireSpec) => secondsOf(plan).filter((_, index) => index !== cut && index !== cut + 1);
          expect(others(pulled!)).toEqual(others(any));
        },
      ),
    );
  });
});

it('knows the beat of a slot and which beats are locked', () => {
  expect([beatOfSlot('beat/3'), beatOfSlot('beat/3/image'), beatOfSlot('chunk/3'), beatOfSlot(null)]).toEqual([
    3,
    3,
    null,
    null,
  ]);
  expect(
    lockedBeats([
      { slot: 'beat/2/image', locked: true },
      { slot: 'beat/1/image', locked: false },
      { slot: 'spec', locked: true },
    ]),
  ).toEqual(new Set([2]));
});
