import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { verifyReplicateWebhook } from './verify-webhook.ts';

/** A published example of a signed webhook. */
const published = {
  secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: 1614265330,
  signature: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  body: '{"test": 2432232314}',
};
const body = Buffer.from('{"id":"ufawqhfynnddngldkgtslldrkq","status":"starting"}');

const { secret, seconds } = published;

function sign(bytes: Uint8Array, { at = seconds, key = secret, id = 'msg_1' } = {}): Record<string, string> {
  const hmac = createHmac('sha256', Buffer.from(key.slice('whsec_'.length), 'base64'));
  hmac.update(`${id}.${at}.`).update(bytes);
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': `v1,${hmac.digest('base64')}` };
}

beforeEach(() => vi.useFakeTimers({ now: seconds * 1000, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('verifyReplicateWebhook', () => {
  it('takes the published example, and one of its own', () => {
    const headers = {
      'webhook-id': published.id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': published.signature,
    };
    expect(verifyReplicateWebhook(headers, Buffer.from(published.body), secret)).toEqual({
      messageId: published.id,
      predictionId: null,
    });
    expect(verifyReplicateWebhook(sign(body), body, secret)).toEqual({
      messageId: 'msg_1',
      predictionId: 'ufawqhfynnddngldkgtslldrkq',
    });
  });

  it('takes any one of several signatures', () => {
    const headers = sign(body);
    const several = { ...headers, 'webhook-signature': `v1,AAAA v2,abc v1 ${headers['webhook-signature']}` };
    expect(verifyReplicateWebhook(several, body, secret)).not.toBeNull();
    expect(verifyReplicateWebhook({ ...headers, 'webhook-signature': 'v1,AAAA v1' }, body, secret)).toBeNull();
    const otherVersion = headers['webhook-signature']!.replace('v1,', 'v1a,');
    expect(verifyReplicateWebhook({ ...headers, 'webhook-signature': otherVersion }, body, secret)).toBeNull();
  });

  it('refuses every single changed byte of body, id, time and signature', () => {
    const headers = sign(body);
    for (let index = 0; index < body.length; index++) {
      const changed = Buffer.from(body);
      changed[index]! ^= 1;
      expect(verifyReplicateWebhook(headers, changed, secret), `byte ${index}`).toBeNull();
    }
    const signature = headers['webhook-signature']!;
    for (let index = 0; index < signature.length - 1; index++) {
      const other = signature[index] === 'A' ? 'B' : 'A';
      const changed = signature.slice(0, index) + other + signature.slice(index + 1);
      // The last digit before the padding carries bits that are not used; compared as text, it counts as well.
      expect(verifyReplicateWebhook({ ...headers, 'webhook-signature': changed }, body, secret), changed).toBeNull();
    }
    expect(verifyReplicateWebhook({ ...headers, 'webhook-id': 'msg_2' }, body, secret)).toBeNull();
    expect(verifyReplicateWebhook({ ...headers, 'webhook-timestamp': String(seconds + 1) }, body, secret)).toBeNull();
    expect(verifyReplicateWebhook(headers, body, 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBeNull();
  });

  it('signs bytes, not what they look like', () => {
    const unreadable = Buffer.from([...Buffer.from('{"id":"a'), 0xff, ...Buffer.from('"}')]);
    const looksAlike = Buffer.from(unreadable.toString('utf8'));
    expect(verifyReplicateWebhook(sign(looksAlike), unreadable, secret)).toBeNull();
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]);
    expect(verifyReplicateWebhook(sign(body), marked, secret)).toBeNull();
  });

  it('takes messages of the last and the next five minutes only', () => {
    const isTaken = (at: number): boolean => verifyReplicateWebhook(sign(body, { at }), body, secret) !== null;
    expect([-301, -300, 0, 300, 301].map((offset) => isTaken(seconds + offset))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('needs every header, once', () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      const { [name]: one, ...others } = sign(body);
      expect(verifyReplicateWebhook(others, body, secret)).toBeNull();
      expect(verifyReplicateWebhook({ ...others, [name]: [one!, one!] }, body, secret)).toBeNull();
    }
  });

  it.each(['', 'no JSON', '[]', 'null', '{"id":7}', '{"id":"../files"}'])('names no prediction: %j', (text) => {
    const bytes = Buffer.from(text);
    expect(verifyReplicateWebhook(sign(bytes), bytes, secret)).toEqual({ messageId: 'msg_1', predictionId: null });
  });
});
