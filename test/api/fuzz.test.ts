import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { checkFuzz } from './checks/fuzz.ts';

let server: PaperServer;
beforeAll(async () => {
  server = await createPaperServer();
});
afterAll(() => server?.remove());

const [requests, warmUp] = isThorough ? [3000, 1000] : [450, 150];

it(
  `answers ${requests} requests, valid, nearly valid and absurd, as the document says`,
  { timeout: 300_000 },
  async () => {
    const tally = await checkFuzz(server, { requests, warmUp });
    // Requests that only ever bounce off prove little: each of these must come up, the rarest where there are many.
    const rare = isThorough ? [202, 409] : [];
    for (const status of [200, 204, 400, 404, 415, 422, ...rare])
      expect(tally[status] ?? 0, String(status)).toBeGreaterThan(0);
  },
);
