import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPaperStudio, type PaperStudio } from '#testkit/paper-studio.ts';
import { runRandomSessions } from '#testkit/random-session.ts';

/** What a quiet machine does in half a minute; `test/random-sessions.chaos.test.ts` does many more. */
const count = 120;

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
