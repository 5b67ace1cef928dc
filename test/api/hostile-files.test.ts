import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIntakeHands } from '#testkit/api/intake-hands.ts';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import { openHostileGround, type HostileGround } from '#testkit/hostile-files/hostile-files.ts';
import { checkHostileFiles } from './checks/hostile-files.ts';

let hands: Awaited<ReturnType<typeof openIntakeHands>>;
let ground: HostileGround;
let server: PaperServer;
beforeAll(async () => {
  hands = await openIntakeHands();
  ground = await openHostileGround(hands.runner);
  server = await createPaperServer();
});
afterAll(async () => {
  await server?.remove();
  await ground?.close();
  await hands?.close();
});

/** The whole table is sent by `npm run test:chaos`; here one of so many, and each that reaches for something outside. */
const each = 20;
const reaching = /ffconcat|HLS|reference movie|external|sibling/i;

it('takes hostile files as the table says, over forms and in pieces', { timeout: 240_000 }, async () => {
  const outward = ground.files.filter(({ title }) => reaching.test(title));
  const some = ground.files.filter((_file, index) => index % each === 0);
  const files = [...new Set([...outward.filter((_file, index) => index % 5 === 0), ...some])];
  expect(files.length).toBeGreaterThan(25);
  await checkHostileFiles(server, ground, { files, resumableEach: 4 });
});
