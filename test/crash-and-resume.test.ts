import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

/** Printed with a failure: the same seed gives the same kills. */
const seed = 20_261_121;
const makeArguments = ['Ember coffee, slow mornings', '--duration', '5'];

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed(makeArguments);
});

afterAll(() => undisturbed.remove());

it('finishes the same film, each part made once, after thirty kills at random moments', async () => {
  const { reference, wallSeconds } = undisturbed;
  const moments = randomMoments(seed, 30, wallSeconds);
  const report = await runCrashLoop({ makeArguments, reference, moments, seed });
  expect(report.faults, `seed ${seed}`).toEqual([]);
  expect(report.kills, `seed ${seed}`).toBeGreaterThanOrEqual(20);
  expect(report.finished).toBeGreaterThanOrEqual(1);
}, 420_000);

it('would notice parts made twice', async () => {
  const report = await runCrashLoop({
    makeArguments,
    reference: undisturbed.reference,
    // Poster and contact sheet are stored while the report, of the same step, is still being made.
    moments: [{ atFile: /final_(?:poster|sheet)_v/, thenSeconds: 0.05 }],
    seed,
    environment: { BEATBOARD_SABOTAGE: 'forget-artifacts' },
  });
  expect(report.kills).toBe(1);
  expect(report.faults).toContainEqual(expect.stringMatching(/was made twice/));
});
