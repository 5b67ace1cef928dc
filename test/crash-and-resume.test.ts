import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

/** Printed with a failure: the same seed gives the same kills. */
const seed = 20_261_121;
const makeArguments = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1', '--fps', '24'];

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed(makeArguments);
});

afterAll(() => undisturbed.remove());

it('finishes the same film, each part made once, after thirty kills at random moments', async () => {
  const { reference, wallSeconds } = undisturbed;
  // Progress adds up over the kills, so moments within the first part of a run reach every part of the work.
  const nextMoment = randomMoments(seed, wallSeconds * 0.65);
  const report = await runCrashLoop({ makeArguments, reference, kills: 30, nextMoment, seed });
  expect(report, `seed ${seed}`).toMatchObject({ kills: 30, faults: [] });
  expect(report.finished).toBeGreaterThanOrEqual(1);
}, 600_000);

it('would notice parts made twice', async () => {
  const report = await runCrashLoop({
    makeArguments,
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
