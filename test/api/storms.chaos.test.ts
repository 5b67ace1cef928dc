import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import { openHostileGround } from '#testkit/hostile-files/hostile-files.ts';
import { checkEveryEventOnce } from './checks/events.ts';
import { checkFuzz } from './checks/fuzz.ts';
import { checkHostileFiles } from './checks/hostile-files.ts';

let server: PaperServer;
beforeAll(async () => {
  server = await createPaperServer({ limits: { heartbeatMs: 50 } });
});
afterAll(() => server?.remove());

it('tells every event once over 5,000 cuts and 30 restarts', async () => {
  await checkEveryEventOnce(server, { cuts: 5000, restarts: 30, seed: Date.now(), patienceMs: 60_000 });
  expect(server.faults).toEqual([]);
});

it('answers 30,000 requests as the document says', async () => {
  await checkFuzz(server, { requests: 30_000, warmUp: 3000 });
});

it('takes every file of the table as it says, every third in pieces', async () => {
  const hands = await openIntakeHands();
  const ground = await openHostileGround(hands.runner);
  try {
    await checkHostileFiles(server, ground, { files: ground.files, resumableEach: 3 });
  } finally {
    await ground.close();
    await hands.close();
  }
});
