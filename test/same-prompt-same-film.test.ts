import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MakeResult } from '#contract/make-result.ts';
import { makeAd } from '#testkit/beatboard-command.ts';
import { referenceOf } from '#testkit/finished-home.ts';
import { blobFolder, readHomeRecords, storedBytes, wasMade } from '#testkit/home-records.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

let place: TemporaryFolder;
let first: MakeResult;
const inPlace = (name: string): string => join(place.path, name);
const order = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1', '--fps', '24'];
const make = (home: string, seed: number): Promise<MakeResult> =>
  makeAd([...order, '--seed', String(seed), '--out', inPlace(`${home}-out`)], {
    homeFolder: inPlace(home),
  });

beforeAll(async () => {
  place = await createTemporaryFolder('same');
  first = await make('one', 3);
});

afterAll(() => place.remove());

it('makes the same frames and samples of the same prompt and seed in another data folder', async () => {
  const other = await make('two', 3);
  expect(other.final).not.toBe(first.final);
  expect(await referenceOf(other.final)).toEqual(await referenceOf(first.final));
});

it('makes nothing again in the same data folder', async () => {
  const before = await storedBytes(blobFolder(inPlace('one')));
  const again = await make('one', 3);
  expect(again.video_id).not.toBe(first.video_id);
  expect(await referenceOf(again.final)).toEqual(await referenceOf(first.final));
  expect(await storedBytes(blobFolder(inPlace('one')))).toBe(before);
  const newest = (await readHomeRecords(inPlace('one'))).at(-1);
  expect(newest?.video.id).toBe(again.video_id);
  expect(newest?.artifacts.filter(wasMade).map(({ slot }) => slot)).toEqual([]);
});

it('makes another film of another seed', async () => {
  const other = await referenceOf((await make('one', 4)).final);
  const { frames, sound } = await referenceOf(first.final);
  const same = other.frames.filter((hash) => frames.includes(hash)).length;
  expect(same).toBeLessThan(frames.length * 0.1);
  expect(other.sound).not.toBe(sound);
});
