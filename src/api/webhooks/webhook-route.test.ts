import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import type { WebhookMessage, WebhookTaking } from './webhook-message.ts';

let api: TestServer;
let taken: WebhookMessage[] = [];
let answer: () => Promise<WebhookTaking> = async () => 'taken';

beforeAll(async () => {
  api = await openTestServer(
    {},
    {
      takeReplicateWebhook: (message) => {
        taken.push(message);
        return answer();
      },
    },
  );
});
afterAll(() => api?.close());
beforeEach(() => {
  taken = [];
  answer = async () => 'taken';
});

const path = '/api/webhooks/replicate?attempt=attempt_01M7ZQVH9GETY8PBT8HVVZ640J';

function send(body: string | Uint8Array, address = path, headers: Record<string, string> = {}): Promise<Response> {
  return api.request('POST', address, { body, headers: { 'content-type': 'application/json', ...headers } });
}

it('hands a message on byte for byte, whatever it says it is', async () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, ...Buffer.from(' {"id": "a",\r\n "id":"b"} '), 0xff]);
  const response = await send(bytes, path, { 'webhook-id': 'msg_1', 'content-type': 'text/odd' });
  expect(response.status).toBe(204);
  expect(taken).toHaveLength(1);
  expect(Buffer.from(taken[0]!.rawBody).equals(bytes)).toBe(true);
  expect(taken[0]).toMatchObject({
    attemptId: 'attempt_01M7ZQVH9GETY8PBT8HVVZ640J',
    headers: { 'webhook-id': 'msg_1' },
  });
});

it.each([
  ['/api/webhooks/replicate'],
  ['/api/webhooks/replicate?attempt='],
  ['/api/webhooks/replicate?attempt=video_1'],
  ['/api/webhooks/replicate?attempt=attempt_1&attempt=attempt_2'],
  [`/api/webhooks/replicate?attempt=attempt_${'1'.repeat(100)}`],
])('lets nobody in who names no attempt: %s', async (address) => {
  expect((await send('{}', address)).status).toBe(401);
  expect(taken).toEqual([]);
});

it('refuses what is not genuine, not expected, or too large, and asks for it again when it cannot tell', async () => {
  answer = async () => 'not_genuine';
  expect((await send('{}')).status).toBe(401);
  answer = async () => 'not_expected';
  expect((await send('{}')).status).toBe(404);
  answer = () => Promise.reject(new BeatboardError('provider_unavailable', 'Replicate cannot be asked now.'));
  expect((await send('{}')).status).toBe(503);
  taken = [];
  expect((await send(Buffer.alloc(1_000_001, 32))).status).toBe(413);
  expect(taken).toEqual([]);
});
