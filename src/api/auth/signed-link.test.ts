import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveLinkKey, signLink, verifyLink } from './signed-link.ts';

const key = deriveLinkKey('a secret of at least thirty-two letters');
const nowMs = Date.UTC(2026, 10, 21, 12, 3, 4);
const target = { path: '/api/artifacts/artifact_1/content', artifactId: 'artifact_1', userId: 'ann' };
const link = signLink(key, target, nowMs);
const [path = '', query = ''] = link.split('?');
const [user = '', expires = '', signature = ''] = query.split('&');

const open = (
  url: string,
  change: { method?: string; artifactId?: string; atMs?: number; key?: Buffer } = {},
): string | undefined =>
  verifyLink(
    change.key ?? key,
    { method: change.method ?? 'GET', url, artifactId: change.artifactId ?? 'artifact_1' },
    change.atMs ?? nowMs,
  );

describe('a signed link', () => {
  it('opens one artifact in its user’s name', () => {
    expect(open(link)).toBe('ann');
    expect(open(link, { method: 'HEAD' })).toBe('ann');
    expect(link).toMatch(/^\/api\/artifacts\/artifact_1\/content\?user=ann&expires=\d{10}&signature=[\w-]{43}$/);
  });

  it('works for an hour at least and for an hour and a half at most, and stays the same for half an hour', () => {
    fc.assert(
      fc.property(fc.integer({ min: nowMs, max: nowMs + 10_000_000_000 }), (madeMs) => {
        const made = signLink(key, target, madeMs);
        expect(open(made, { atMs: madeMs + 59 * 60_000 + 59_000 })).toBe('ann');
        expect(open(made, { atMs: madeMs + 90 * 60_000 })).toBeUndefined();
        const windowEndMs = madeMs - (madeMs % 1_800_000) + 1_799_999;
        expect(signLink(key, target, windowEndMs)).toBe(made);
      }),
    );
  });

  it('is another one for another server', () => {
    expect(open(link, { key: deriveLinkKey('another secret of thirty-two letters') })).toBeUndefined();
  });

  const later = `expires=${Number(expires.slice('expires='.length)) + 300}`;
  const otherLink = signLink(key, { ...target, userId: 'bob' }, nowMs);
  const otherSignature = otherLink.split('&').at(-1)!;
  const lastLetter = signature.at(-1)!;
  const sameBytes = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].find(
    (letter) =>
      letter !== lastLetter &&
      Buffer.from(signature.slice(10, -1) + letter, 'base64url').equals(Buffer.from(signature.slice(10), 'base64url')),
  )!;

  const tampered: readonly (readonly [what: string, url: string])[] = [
    ['no query', path],
    ['an empty query', `${path}?`],
    ['no path', `?${query}`],
    ['another artifact’s path', link.replace('artifact_1', 'artifact_2')],
    ['a longer path', link.replace('/content', '/content/')],
    ['a shorter path', link.replace('/content', '')],
    ['a path up and down', link.replace('/content', '/x/../content')],
    ['a doubled slash', link.replace('/api/', '//api/')],
    ['another case of the path', link.replace('/api/', '/API/')],
    ['an escape in the path', link.replace('artifact_1', 'artifact%5F1')],
    ['a host before the path', `http://evil.example${link}`],
    ['another user', link.replace('user=ann', 'user=bob')],
    ['an escaped user', link.replace('user=ann', 'user=%61nn')],
    ['a longer user', link.replace('user=ann', 'user=anna')],
    ['no user', `${path}?${expires}&${signature}`],
    ['an empty user', link.replace('user=ann', 'user=')],
    ['two users', link.replace('user=ann', 'user=ann&user=bob')],
    ['a user as list', link.replace('user=ann', 'user[]=ann')],
    ['a later end', link.replace(expires, later)],
    ['an endless end', link.replace(expires, 'expires=9999999999')],
    ['a negative end', link.replace('expires=', 'expires=-')],
    ['an end with blanks', link.replace('expires=', 'expires=%20')],
    ['an end in hexadecimal', link.replace(expires, 'expires=0xffffffff')],
    ['an end that is no number', link.replace(expires, 'expires=NaN0000000')],
    ['no end', `${path}?${user}&${signature}`],
    ['two ends', link.replace(expires, `${expires}&${later}`)],
    ['no signature', `${path}?${user}&${expires}`],
    ['an empty signature', `${path}?${user}&${expires}&signature=`],
    ['a cut signature', link.slice(0, -1)],
    ['a longer signature', `${link}A`],
    ['a padded signature', `${link}=`],
    [
      'another first letter of the signature',
      link.replace(/signature=./, (text) => `signature=${text.endsWith('A') ? 'B' : 'A'}`),
    ],
    ['another last letter of the same bytes', link.slice(0, -1) + sameBytes],
    ['a signature of another link', link.replace(signature, otherSignature)],
    ['a signature of zeros', link.replace(signature, `signature=${'A'.repeat(43)}`)],
    ['a signature in standard base64', link.replace(signature, `${signature.slice(0, -1)}+`)],
    ['two signatures', `${link}&${signature}`],
    ['another order', `${path}?${signature}&${expires}&${user}`],
    ['something more', `${link}&download=1`],
    ['something before', `${path}?download=1&${query}`],
    ['a fragment', `${link}#x`],
    ['a line break', `${link}\n`],
    ['a zero', `${link}\u0000`],
    ['another name', link.replace('signature=', 'Signature=')],
    ['semicolons', link.replaceAll('&', ';')],
  ];

  it.each(tampered)('is refused with %s', (_what, url) => expect(open(url)).toBeUndefined());

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'get', ''])(
    'is refused for %j',
    (method) => {
      expect(open(link, { method })).toBeUndefined();
    },
  );

  it('is refused when the route is about to serve another artifact', () => {
    for (const artifactId of ['artifact_2', '', 'ARTIFACT_1', 'artifact_1/', 'artifact%5F1']) {
      expect(open(link, { artifactId })).toBeUndefined();
    }
  });

  it('cannot be made by moving letters between its parts', () => {
    const moved = signLink(key, { path: '/a/', artifactId: 'b', userId: 'c' }, nowMs);
    const [, rest] = moved.split('?');
    expect(verifyLink(key, { method: 'GET', url: `/a?${rest}`, artifactId: '/b' }, nowMs)).toBeUndefined();
  });
});
