import { afterAll, beforeAll, expect, it } from 'vitest';
import { isThorough } from '#testkit/is-thorough.ts';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { runRandomSessions } from '#testkit/random-session.ts';

/** Everyday what a quiet machine does in some seconds; `test/random-sessions.chaos.test.ts` does many more. */
const count = isThorough ? 120 : 15;

let paper: PaperStudio;
beforeAll(async () => {
  paper = await createPaperStudio();
});
afterAll(() => paper?.remove());

it(`keeps every promise in ${count} random sessions`, { timeout: 240_000 }, async () => {
  const done = await runRandomSessions(paper, { count, seed: 20_261_121 });
  // Sessions in which everything is refused would prove nothing.
  expect(done).toBeGreaterThan(count * 3);
});
