import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGuardedConnector } from './guarded-connector.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

describe('isPublicAddress', () => {
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it('takes no IPv4 address in an IPv6 wrapping, whatever it is', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
        const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
        const wrappings = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'].map(
          (prefix) => `${prefix}${high}:${low}`,
        );
        for (const wrapped of [...wrappings, `2002:${high}:${low}::`, `2001:0:${high}:${low}::`]) {
          expect(isPublicAddress(wrapped)).toBe(false);
        }
      }),
    );
  });

  it.each(['', 'localhost', '8.8.8', '8.8.8.8.8', '2606:4700::1111%eth0', '08.8.8.8', ' 8.8.8.8'])(
    '"%s" is no address',
    (text) => {
      expect(isPublicAddress(text)).toBe(false);
    },
  );
});

describe('isLoopbackAddress', () => {
  it('knows this machine and nothing else', () => {
    for (const address of ['127.0.0.1', '127.9.9.9', '::1']) expect(isLoopbackAddress(address)).toBe(true);
    for (const address of ['128.0.0.1', '0.0.0.0', '::', '::ffff:127.0.0.1', '10.0.0.1', 'localhost']) {
      expect(isLoopbackAddress(address)).toBe(false);
    }
  });
});

describe('createGuardedConnector', () => {
  const connectTo = (hostname: string): Promise<unknown> =>
    new Promise((resolve) => {
      const host = hostname.includes(':') ? `[${hostname}]` : hostname;
      createGuardedConnector({})({ hostname, host: `${host}:9`, protocol: 'http:', port: '9' }, (...[error]) =>
        resolve(error),
      );
    });

  it.each(['127.0.0.1', '::1', '169.254.169.254', '168.63.129.16', '::ffff:10.0.0.1', 'localhost'])(
    'refuses %s by itself, if an address ever gets past the first check',
    async (hostname) => {
      expect(await connectTo(hostname)).toMatchObject({ code: 'url_refused' });
    },
  );
});
