import { describe, expect, it } from 'vitest';
import { checkUrl } from './check-url.ts';
import type { FetchPolicy } from './fetch-policy.ts';
import { loopbackOriginsOf } from './loopback-origin.ts';
import { nextHop } from './next-hop.ts';

const refused = expect.objectContaining({ code: 'url_refused' }) as Error;
const check = (text: string, policy: FetchPolicy = {}, from?: string): string =>
  checkUrl(text, policy, {}, from === undefined ? undefined : new URL(from)).href;

describe('checkUrl', () => {
  it.each([
    'https://example.com/a?b=c#d',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]:8443/',
    'https://xn--bcher-kva.example/',
  ])('lets the public internet through: %s', (address) => expect(check(address)).toBe(address));

  it('asks for https unless plain http is allowed', () => {
    expect(() => check('http://example.com/')).toThrow(refused);
    expect(check('http://example.com/', { allowHttp: true })).toBe('http://example.com/');
    expect(() => check('http://example.com/', {}, 'https://example.com/')).toThrow(refused);
  });

  it('keeps to the hosts of its lists', () => {
    const policy = { allowedHosts: ['api.replicate.com', '*.replicate.delivery'] };
    for (const host of ['api.replicate.com', 'a.replicate.delivery', 'a.b.replicate.delivery']) {
      expect(check(`https://${host}/`, policy)).toBe(`https://${host}/`);
    }
    for (const host of [
      'replicate.delivery',
      'evilreplicate.delivery',
      'api.replicate.com.evil.example',
      'api.replicate.com.',
      'API.replicate.company',
      '8.8.8.8',
    ]) {
      expect(() => check(`https://${host}/`, policy)).toThrow(refused);
    }
    const narrowed = (host: string): URL =>
      checkUrl(`https://${host}/`, policy, { allowedHosts: ['api.replicate.com'] });
    expect(narrowed('api.replicate.com').hostname).toBe('api.replicate.com');
    expect(() => narrowed('a.replicate.delivery')).toThrow(refused);
    expect(() => checkUrl('https://evil.example/', policy, { allowedHosts: ['evil.example'] })).toThrow(refused);
  });

  it('lets exactly the origin through that the operator named', () => {
    const policy = { allowLoopbackOrigins: ['http://127.0.0.1:4871', 'https://localhost:9443'] };
    expect(check('http://127.0.0.1:4871/v1', policy)).toBe('http://127.0.0.1:4871/v1');
    expect(check('https://localhost:9443/', policy)).toBe('https://localhost:9443/');
    for (const address of [
      'https://127.0.0.1:4871/',
      'http://127.0.0.1:4872/',
      'http://127.0.0.1/',
      'http://localhost:4871/',
      'http://127.0.0.1:4871@evil.example/',
      'http://user@127.0.0.1:4871/',
      'http://[::ffff:127.0.0.1]:4871/',
    ]) {
      expect(() => check(address, policy)).toThrow(refused);
    }
    expect(check('/next', policy, 'http://127.0.0.1:4871/first')).toBe('http://127.0.0.1:4871/next');
    expect(() => check('http://127.0.0.1:4871/', policy, 'https://cdn.example.com/')).toThrow(refused);
    expect(() => check('http://127.0.0.1:4871/', policy, 'https://localhost:9443/')).toThrow(refused);
  });

  it('does not repeat secrets of an address', () => {
    expect(() => check('https://ada:secret@example.com/?key=secret')).not.toThrow(/secret|ada/);
  });
});

describe('loopbackOriginsOf', () => {
  it.each([
    ['http://127.0.0.1:4871/v1', ['http://127.0.0.1:4871']],
    ['https://localhost', ['https://localhost']],
    ['http://[::1]:9000/', ['http://[::1]:9000']],
    ['http://2130706433:80/', ['http://127.0.0.1']],
    ['https://api.replicate.com/v1', []],
    ['http://10.0.0.1', []],
    ['http://0.0.0.0:1', []],
    ['http://localhost.evil.example', []],
    ['no address', []],
  ])('of %s are %j', (address, origins) => expect(loopbackOriginsOf(address)).toEqual(origins));
});

describe('nextHop', () => {
  const headers = [
    ['authorization', 'Bearer secret'],
    ['cookie', 'a=b'],
    ['x-api-key', 'secret'],
    ['Accept', 'video/mp4'],
    ['range', 'bytes=0-'],
  ] as const;
  const namesAfter = (location: string): string[] =>
    nextHop({ url: new URL('https://example.com/a'), headers, redirects: 0 }, 'GET', location, {}, {}).headers.map(
      ([name]) => name,
    );

  it('takes credentials along within an origin only', () => {
    expect(namesAfter('/b')).toEqual(['authorization', 'cookie', 'x-api-key', 'Accept', 'range']);
    for (const elsewhere of ['https://cdn.example.com/b', 'https://example.com:8443/b', '//other.example/b']) {
      expect(namesAfter(elsewhere)).toEqual(['Accept', 'range']);
    }
  });
});
