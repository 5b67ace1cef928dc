import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { deletesOnlyItsOwn, hidesFromStrangers } from '#testkit/studio-checks/ownership.ts';
import { numbersEventsWithoutGaps, reusesWithinOneUser } from '#testkit/studio-checks/ownership.ts';
import { cancelsAndRetries, continuesOnce, keepsTheLimit } from '#testkit/studio-checks/runs.ts';
import { makesAllCheckpointsByItself, retriesFromWhatExists } from '#testkit/studio-checks/runs.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

describe('runs', () => {
  it.each([
    ['make all checkpoints by themselves', makesAllCheckpointsByItself],
    ['are continued once', continuesOnce],
    ['are retried from what exists', retriesFromWhatExists],
    ['are canceled and retried', cancelsAndRetries],
    ['keep the limit of their owner', keepsTheLimit],
  ] as const)('%s', async (_title, check) => {
    await expect(check(paper)).resolves.toBeUndefined();
  });
});

describe('ownership', () => {
  it.each([
    ['hides everything from strangers', hidesFromStrangers],
    ['reuses within one user, never across', reusesWithinOneUser],
    ['deletes nothing of others', deletesOnlyItsOwn],
    ['numbers events without gaps', numbersEventsWithoutGaps],
  ] as const)('%s', async (_title, check) => {
    await expect(check(paper)).resolves.toBeUndefined();
  });
});
