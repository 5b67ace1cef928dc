import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';

/** A server that has more to do than it can, and one that only stood still for a moment. */
const windowMs = 4000;
/** Longer than the second over which the library takes its mean unless told otherwise. */
const stallMs = 1100;
let api: TestServer;

beforeAll(async () => {
  api = await openTestServer({ eventLoopDelayMs: 200, eventLoopWindowMs: windowMs });
});
afterAll(() => api?.close());

/** Keeps the only thread busy, as much work does, or a machine that is busy elsewhere; then lets it turn once. */
async function stall(): Promise<void> {
  const end = performance.now() + stallMs;
  while (performance.now() < end);
  await sleep(1);
}

it('serves on after it stood still for a moment, twice', async () => {
  await sleep(windowMs);
  await stall();
  await stall();
  expect((await api.request('GET', '/api/videos')).status).toBe(200);
  await sleep(windowMs);
  expect((await api.request('GET', '/api/videos')).status).toBe(200);
});

it('turns requests away while it is stuck, says when to come again, and is there again', async () => {
  for (let stuckMs = 0; stuckMs < 3 * windowMs; stuckMs += stallMs) await stall();
  const answer = await api.request('GET', '/api/videos');
  expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'server_busy', retryable: true }]);
  expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
  // Whoever asks whether it lives, and the studio's own files, are answered.
  expect((await api.request('GET', '/health')).status).toBe(200);
  expect((await api.request('GET', '/')).status).not.toBe(503);
  await expect.poll(async () => (await api.request('GET', '/api/videos')).status).toBe(200);
});
