import { expect, it } from 'vitest';
import { buildSpec } from '#testkit/build-spec.ts';
import type { Beat } from './beat.ts';
import { matchBeats } from './match-beats.ts';

const [first, second, third] = buildSpec().beats as [Beat, Beat, Beat];
const before = [first, second, third];

it('tells beats by what they show, wherever they stand now', () => {
  expect(matchBeats(before, before)).toEqual([0, 1, 2]);
  expect(matchBeats(before, [third, first])).toEqual([2, 0]);
  expect(matchBeats(before, [{ ...first, durationSeconds: 9 }, { ...second, visual: 'Rain' }, third])).toEqual([
    0, 1, 2,
  ]);
  expect(matchBeats(before, [{ ...first, visual: 'New' }, first, second, third])).toEqual([null, 0, 1, 2]);
  expect(matchBeats([first, first], [first, first, first])).toEqual([0, 1, null]);
});
