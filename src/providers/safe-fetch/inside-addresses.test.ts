import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { fetch as unguardedFetch } from 'undici';
import { type CanaryServer, startCanaryServer } from '#testkit/canary-server.ts';
import { startHttpOrigin } from '#testkit/http-origin.ts';
import { type NameRecords, type NameServer, startNameServer } from '#testkit/name-server.ts';
import { createSafeFetch } from './safe-fetch.ts';

let canary: CanaryServer;
let names: NameServer;

beforeAll(async () => {
  canary = await startCanaryServer();
  names = await startNameServer((name, time) => zone[name]?.(time) ?? {});
});
afterAll(async () => {
  names.close();
  await canary.close();
});

/** Hosts that mean this machine or its surroundings, in every spelling an address parser may take. */
const insideHosts = [
  // IPv4 in all its forms: dotted, short, decimal, octal, hexadecimal, mixed.
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.0.0.2',
  '127.255.255.254',
  '2130706433',
  '017700000001',
  '0177.0.0.1',
  '0177.1',
  '0x7f.0.0.1',
  '0x7f.1',
  '0x7f000001',
  '0X7F.0x0.0x0.0x1',
  '0x7f.0.1',
  '00000177.0.0.1',
  '127.0x1',
  '127.00.00.01',
  '0',
  '0.0.0.0',
  '0x0',
  '00',
  '0.1',
  '0.0.0.1',
  '0.255.255.255',
  // Names, dots and alphabets that turn into the same.
  'localhost',
  'LOCALHOST',
  'localhost.',
  '127.0.0.1.',
  '127。0。0。1',
  '127．0．0．1',
  '127｡0｡0｡1',
  '１２７.0.0.1',
  '①②⑦.⓪.⓪.①',
  'ｌocalhost',
  'loc\u00adalhost',
  'a.localhost',
  '%31%32%37.0.0.1',
  '%6cocalhost',
  '0x7f。1',
  // IPv6: this machine, and IPv4 wrapped in it.
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000::0001]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:127.0.0.1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2001::7f00:1]',
  '[::1%25lo]',
  '[::1%lo]',
  '[fe80::1%25eth0]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
  '[ff02::1]',
  '[100::1]',
  '[2001:db8::1]',
  '[4000::1]',
  '[5f00::1]',
  // Private, shared, link-local, reserved; metadata services of clouds.
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.255.255',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '[::ffff:169.254.169.254]',
  '169.254.0.1',
  '168.63.129.16',
  '0xa83f8110',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '192.88.99.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
];

/** Whole addresses that try another door: other schemes, credentials, confusion of parsers. */
const insideAddresses = (port: number): string[] => [
  ...['gopher', 'ftp', 'file', 'ws', 'wss', 'tftp', 'dict', 'ldap', 'jar', 'unix'].map(
    (scheme) => `${scheme}://127.0.0.1:${port}/`,
  ),
  'file:///etc/passwd',
  'data:text/plain,hello',
  'blob:https://example.com/1b9d6bcd',
  'javascript:alert(1)',
  'about:blank',
  `//127.0.0.1:${port}/`,
  '/etc/passwd',
  '',
  `http://user:secret@127.0.0.1:${port}/`,
  `https://example.com@127.0.0.1:${port}/`,
  `https://127.0.0.1:${port}@example.com/`,
  `https://user@example.com/`,
  `https://:@127.0.0.1:${port}/`,
  `http://example.com#@127.0.0.1:${port}/\r\n`,
  `http://127.0.0.1:${port}\\@example.com/`,
  `http:\\\\127.0.0.1:${port}\\`,
  `http://127.0.0.1:${port}/\r\nHost: example.com`,
  `http://127.0.0.1:${port}/ HTTP/1.1\r\nX: y`,
  `ht\ntp://127.0.0.1:${port}/`,
  `http://127.0.\t0.1:${port}/`,
  ` http://127.0.0.1:${port}/`,
  `http://127.0.0.1:${port}/\u0000`,
  `http://\u0000127.0.0.1:${port}/`,
  `http://127.0.0.1\u00a0:${port}/`,
];

/** Names of our own zone and what they resolve to at each time of asking. */
const zone: Readonly<Record<string, (time: number) => NameRecords>> = {
  'loopback.test': () => ({ a: ['127.0.0.1'] }),
  'loopback6.test': () => ({ aaaa: ['::1'] }),
  'mapped.test': () => ({ aaaa: ['::ffff:7f00:1'] }),
  'nat64.test': () => ({ aaaa: ['64:ff9b::7f00:1'] }),
  'private.test': () => ({ a: ['10.1.2.3'] }),
  'metadata.test': () => ({ a: ['169.254.169.254'] }),
  'azure.test': () => ({ a: ['168.63.129.16'] }),
  'unspecified.test': () => ({ a: ['0.0.0.0'], aaaa: ['::'] }),
  'inside-and-outside.test': () => ({ a: ['8.8.8.8', '127.0.0.1'] }),
  'outside-4-inside-6.test': () => ({ a: ['8.8.8.8'], aaaa: ['::1'] }),
  'inside-4-outside-6.test': () => ({ a: ['127.0.0.1'], aaaa: ['2606:4700::1111'] }),
  'only-6-unique-local.test': () => ({ aaaa: ['fd00::1'] }),
  'nowhere.test': () => ({}),
  'flips.test': (time) => ({ a: [time === 0 ? '127.0.0.1' : '10.0.0.1'] }),
};

describe('the canary', () => {
  it('is reached without the guard, so that its silence means something', async () => {
    const reachable = [
      '127.0.0.1',
      '0x7f.1',
      '2130706433',
      '127.1',
      '0',
      'localhost',
      '[::1]',
      '[::ffff:7f00:1]',
      '[::]',
    ];
    const before = canary.hits();
    for (const host of reachable) await unguardedFetch(`http://${host}:${canary.port}/`).catch(() => undefined);
    expect(canary.hits() - before).toBe(reachable.length);
  });
});

describe('an address that leads inside', () => {
  /** Plain HTTP is allowed, so that what refuses is the address alone. */
  const safeFetch = createSafeFetch({ allowHttp: true });

  /** The code of the refusal, and how often the canary was hit meanwhile. */
  async function attempt(address: string): Promise<{ code: unknown; hits: number }> {
    const before = canary.hits();
    const error: unknown = await safeFetch(address).catch((reason: unknown) => reason);
    return { code: (error as { code?: unknown }).code, hits: canary.hits() - before };
  }
  const refused = { code: 'url_refused', hits: 0 };

  it.each(insideHosts.flatMap((host) => ['http', 'https'].map((scheme) => [scheme, host] as const)))(
    'is refused: %s://%s',
    async (scheme, host) => expect(await attempt(`${scheme}://${host}:${canary.port}/`)).toEqual(refused),
  );

  it.each(insideAddresses(1).map((_, index) => index))('is refused in other clothes (%i)', async (index) =>
    expect(await attempt(insideAddresses(canary.port)[index]!)).toEqual(refused),
  );

  it('is refused as a URL and as a Request', async () => {
    const before = canary.hits();
    const url = new URL(`http://127.0.0.1:${canary.port}/`);
    await expect(safeFetch(url)).rejects.toMatchObject({ code: 'url_refused' });
    await expect(safeFetch(new Request(url))).rejects.toMatchObject({ code: 'url_refused' });
    expect(canary.hits()).toBe(before);
  });
});

describe('a name that leads inside', () => {
  const namesOf = (): string[] => Object.keys(zone).filter((name) => !/^(?:nowhere|flips)\./.test(name));

  it.each(namesOf())('%s is refused by every address of its answer', async (name) => {
    const safeFetch = createSafeFetch({ allowHttp: true, resolveHost: names.resolveHost });
    const before = canary.hits();
    await expect(safeFetch(`http://${name}:${canary.port}/`)).rejects.toMatchObject({ code: 'url_refused' });
    expect(names.questions(name)).toBe(2);
    expect(canary.hits()).toBe(before);
  });

  it('a name without an address is unreachable, and nothing was sent', async () => {
    const safeFetch = createSafeFetch({ resolveHost: names.resolveHost });
    await expect(safeFetch('https://nowhere.test/')).rejects.toMatchObject({ code: 'host_unreachable' });
  });

  it('is asked for once a connection: the address that was checked is the one connected to', async () => {
    const own = await startHttpOrigin((_request, response) => response.setHeader('connection', 'close').end('own'));
    onTestFinished(() => own.close());
    const origin = own.origin.replace('127.0.0.1', 'flips.test');
    const safeFetch = createSafeFetch({ allowLoopbackOrigins: [origin], resolveHost: names.resolveHost });
    expect(await (await safeFetch(origin)).text()).toBe('own');
    expect(names.questions('flips.test')).toBe(2);
    // The connection is gone, so the name is asked for again; its second answer is refused.
    await expect(safeFetch(origin)).rejects.toMatchObject({ code: 'url_refused' });
    expect(names.questions('flips.test')).toBe(4);
    expect(own.requests).toHaveLength(1);
  });

  it('that the operator allowed is still not followed off this machine to a private net', async () => {
    const origin = `http://private.test:${canary.port}`;
    const safeFetch = createSafeFetch({ allowLoopbackOrigins: [origin], resolveHost: names.resolveHost });
    await expect(safeFetch(origin)).rejects.toMatchObject({ code: 'url_refused' });
  });
});
