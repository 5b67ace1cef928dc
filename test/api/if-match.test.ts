import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import { checkStaleIfMatch, conditionalOperations } from './checks/if-match.ts';

let hands: Awaited<ReturnType<typeof openIntakeHands>>;
let server: PaperServer;
beforeAll(async () => {
  hands = await openIntakeHands();
  server = await createPaperServer({ intake: hands });
});
afterAll(async () => {
  await server?.remove();
  await hands?.close();
});

it('is taken by every edit of a checkpoint', () => {
  expect(conditionalOperations.length).toBeGreaterThanOrEqual(10);
});

it.each(conditionalOperations.map(({ id }) => id))('%s is refused on a state that is gone', (id) =>
  checkStaleIfMatch(server, id),
);
