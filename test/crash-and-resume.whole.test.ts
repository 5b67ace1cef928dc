import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeAd } from '#testkit/beatboard-command.ts';
import { nearMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { referenceOf } from '#testkit/finished-home.ts';
import { blobFolder, readHomeRecords, storedBytes, wasMade } from '#testkit/home-records.ts';
import { shortAd } from '#testkit/make-requests.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

/** Printed with a failure: the same seed gives the same kills. */
const seed = 20_261_121;
const kills = 30;

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed([...shortAd, '--seed', '3']);
});

afterAll(() => undisturbed?.remove());

/** Another data folder each, and the same film: to the frame and to the sample. */
describe('the same prompt and seed in another data folder', () => {
  it(`give the same film, each part made once, after ${kills} kills at random moments`, async () => {
    const { reference, startSeconds } = undisturbed;
    const report = await runCrashLoop({
      makeArguments: [...shortAd, '--seed', '3'],
      reference,
      kills,
      nextMoment: nearMoments(seed, startSeconds),
      seed,
    });
    expect(report, `seed ${seed}: ${report.faults.join(' ')}`).toMatchObject({ kills, faults: [] });
    expect(report.finished).toBeGreaterThanOrEqual(1);
  }, 600_000);

  it('would not pass if parts were made twice', async () => {
    const report = await runCrashLoop({
      makeArguments: [...shortAd, '--seed', '3'],
      reference: undisturbed.reference,
      kills: 1,
      // Poster and contact sheet are stored while the report, of the same step, is still being made.
      nextMoment: () => ({ newFiles: 1, named: /final_(?:poster|sheet)_v/, thenSeconds: 0.05 }),
      seed,
      environment: { BEATBOARD_SABOTAGE: 'forget-artifacts' },
    });
    expect(report.kills).toBe(1);
    expect(report.faults).toContainEqual(expect.stringMatching(/was made twice/));
  });
});

describe('in the same data folder', () => {
  it('the same prompt and seed make nothing again', async () => {
    const { homeFolder, outFolder, result, reference } = undisturbed;
    const before = await storedBytes(blobFolder(homeFolder));
    const again = await makeAd([...shortAd, '--seed', '3', '--out', outFolder], { homeFolder });
    expect(again.video_id).not.toBe(result.video_id);
    expect(await referenceOf(again.final)).toEqual(reference);
    expect(await storedBytes(blobFolder(homeFolder))).toBe(before);
    const newest = (await readHomeRecords(homeFolder)).at(-1);
    expect(newest?.video.id).toBe(again.video_id);
    expect(newest?.artifacts.filter(wasMade).map(({ slot }) => slot)).toEqual([]);
  });

  it('another seed makes another film', async () => {
    const { homeFolder, outFolder, reference } = undisturbed;
    const other = await referenceOf(
      (await makeAd([...shortAd, '--seed', '4', '--out', outFolder], { homeFolder })).final,
    );
    const same = other.frames.filter((hash) => reference.frames.includes(hash)).length;
    expect(same).toBeLessThan(reference.frames.length * 0.1);
    expect(other.sound).not.toBe(reference.sound);
  });
});
