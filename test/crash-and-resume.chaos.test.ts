import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomMoments, runCrashLoop } from '#testkit/crash-loop.ts';
import { makeUndisturbed, type UndisturbedRun } from '#testkit/undisturbed-run.ts';

const makeArguments = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1', '--fps', '24'];

let undisturbed: UndisturbedRun;

beforeAll(async () => {
  undisturbed = await makeUndisturbed(makeArguments);
});

afterAll(() => undisturbed.remove());

it.each([1, 2, 3, 4])('stands fifty kills, seed %i', async (seed) => {
  const { reference, wallSeconds } = undisturbed;
  const nextMoment = randomMoments(seed, wallSeconds);
  const report = await runCrashLoop({ makeArguments, reference, kills: 50, nextMoment, seed });
  expect(report, `seed ${seed}: ${report.faults.join(' ')}`).toMatchObject({ kills: 50, faults: [] });
  expect(report.finished).toBeGreaterThanOrEqual(1);
});
