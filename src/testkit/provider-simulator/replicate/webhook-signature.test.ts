import { validateWebhook } from 'replicate';
import { expect, it } from 'vitest';
import { signWebhook } from './webhook-signature.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

it('signs as the published vector of Standard Webhooks does', () => {
  const headers = signWebhook(secret, 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330, '{"test": 2432232314}');
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

it("is accepted by the vendor's own validator, and only unchanged", async () => {
  const body = '{"id":"p1"}';
  const headers = signWebhook(secret, 'msg_1', 1_790_000_000, body);
  const given = { id: 'msg_1', timestamp: '1790000000', signature: headers['webhook-signature'], secret };
  expect(await validateWebhook({ ...given, body })).toBe(true);
  expect(await validateWebhook({ ...given, body: '{"id":"p2"}' })).toBe(false);
});
