import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { editsAtEveryPhase, pausesAfterEachPhase } from '#testkit/studio-checks/manual-session.ts';

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

it.each([
  ['stops after each phase and is whole at the end', pausesAfterEachPhase],
  ['edits at every phase on branches of their own, as billed', editsAtEveryPhase],
] as const)('%s', async (_title, check) => {
  await expect(check(paper)).resolves.toBeUndefined();
});
