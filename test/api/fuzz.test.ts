import { afterAll, beforeAll, expect, it } from 'vitest';
import { createPaperServer, type PaperServer } from '#testkit/api/paper-server.ts';
import { checkFuzz } from './checks/fuzz.ts';

let server: PaperServer;
beforeAll(async () => {
  server = await createPaperServer();
});
afterAll(() => server?.remove());

it('answers 3,000 requests, valid, nearly valid and absurd, as the document says', { timeout: 300_000 }, async () => {
  const tally = await checkFuzz(server, { requests: 3000, warmUp: 1000 });
  // Requests that only ever bounce off prove little: each of these must come up often.
  for (const status of [200, 202, 204, 400, 404, 409, 415, 422])
    expect(tally[status] ?? 0, String(status)).toBeGreaterThan(3);
});
