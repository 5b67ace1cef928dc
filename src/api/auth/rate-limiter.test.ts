import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientNetwork } from './client-network.ts';
import { RateLimiter } from './rate-limiter.ts';
import { type Bucket, takeToken } from './token-bucket.ts';

describe('takeToken', () => {
  it('never lets more through than capacity and refill, however the requests lie', () => {
    const pauses = fc.array(fc.integer({ min: -500, max: 3000 }), { maxLength: 200 });
    fc.assert(
      fc.property(
        pauses,
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 10 }),
        (gaps, capacity, refillPerSecond) => {
          let bucket: Bucket | undefined;
          let passed = 0;
          let nowMs = 0;
          let forwardMs = 0;
          for (const gap of gaps) {
            nowMs += gap;
            forwardMs += Math.max(0, gap);
            const take = takeToken(bucket, { capacity, refillPerSecond }, nowMs);
            bucket = take.bucket;
            if (take.waitSeconds === 0) passed += 1;
          }
          expect(passed).toBeLessThanOrEqual(capacity + (forwardMs / 1000) * refillPerSecond + 1e-6);
        },
      ),
    );
  });

  it('says how long to wait, and lets through who has waited', () => {
    const rule = { capacity: 1, refillPerSecond: 0.5 };
    const first = takeToken(undefined, rule, 0);
    const second = takeToken(first.bucket, rule, 0);
    expect([first.waitSeconds, second.waitSeconds]).toEqual([0, 2]);
    expect(takeToken(second.bucket, rule, 1999).waitSeconds).toBeGreaterThan(0);
    expect(takeToken(second.bucket, rule, 2000).waitSeconds).toBe(0);
  });
});

describe('RateLimiter', () => {
  it('counts each key by itself, and gives back what did not count', () => {
    const limiter = new RateLimiter({ capacity: 1, refillPerSecond: 1 }, () => 0);
    expect([limiter.take('ann'), limiter.take('bob'), limiter.take('ann')]).toEqual([0, 0, 1]);
    limiter.giveBack('ann');
    limiter.giveBack('ann');
    expect([limiter.take('ann'), limiter.take('ann')]).toEqual([0, 1]);
  });

  it('forgets the longest unused of very many keys, never the one in use', () => {
    const limiter = new RateLimiter({ capacity: 1, refillPerSecond: 1 }, () => 0);
    limiter.take('idle');
    for (let key = 0; key < 30_000; key += 1) {
      limiter.take('busy');
      limiter.take(String(key));
    }
    expect(limiter.take('busy')).toBeGreaterThan(0);
    expect(limiter.take('idle')).toBe(0);
  });
});

describe('clientNetwork', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', 'unknown'],
    ['evil', 'unknown'],
    [undefined, 'unknown'],
  ])('of %j is %s', (address, network) => expect(clientNetwork(address)).toBe(network));
});
