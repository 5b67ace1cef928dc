import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

const makeArguments = ['Ember coffee, slow mornings', '--duration', '5'];

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed(makeArguments);
});

afterAll(() => undisturbed.remove());

it.each([1, 2, 3, 4])('stands fifty kills, seed %i', async (seed) => {
  const { reference, wallSeconds } = undisturbed;
  const moments = randomMoments(seed, 50, wallSeconds);
  const report = await runCrashLoop({ makeArguments, reference, moments, seed });
  expect(report.faults, `seed ${seed}`).toEqual([]);
  expect(report.kills, `seed ${seed}`).toBeGreaterThanOrEqual(33);
  expect(report.finished).toBeGreaterThanOrEqual(1);
});
