import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { runRandomSessions } from '#testkit/random-session.ts';

const count = 2000;

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

it(`keeps every promise in ${count} random sessions`, async () => {
  const done = await runRandomSessions(paper, { count, seed: 1121 });
  expect(done).toBeGreaterThan(count * 3);
});
