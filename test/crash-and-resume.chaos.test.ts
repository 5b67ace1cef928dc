import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { shortAd } from '#testkit/make-requests.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed(shortAd);
});

afterAll(() => undisturbed.remove());

it.each([1, 2, 3, 4])('stands fifty kills, seed %i', async (seed) => {
  const { reference, wallSeconds } = undisturbed;
  const nextMoment = randomMoments(seed, wallSeconds);
  const report = await runCrashLoop({ makeArguments: shortAd, reference, kills: 50, nextMoment, seed });
  expect(report, `seed ${seed}: ${report.faults.join(' ')}`).toMatchObject({ kills: 50, faults: [] });
  expect(report.finished).toBeGreaterThanOrEqual(1);
});
