import { describe, expect, it, vi } from 'vitest';
import { BeatboardError } from '#domain/errors.ts';
import { formatApiKey } from '#domain/identity/api-key-text.ts';
import { type Identity, localIdentity } from '#domain/identity/identity.ts';
import { type AuthenticatorOptions, createAuthenticator } from './authenticate.ts';
import type { SenderRequest } from './credential.ts';

const goodKey = formatApiKey({ id: '1'.repeat(26), secret: '2'.repeat(40) });
const badKey = formatApiKey({ id: '1'.repeat(26), secret: '3'.repeat(40) });
const goodToken = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl';
const keyUser: Identity = { userId: 'ann', scopes: ['read'], kind: 'api_key', keyId: 'key_1' };
const tokenUser: Identity = { userId: 'oidc_1', scopes: ['read'], kind: 'oidc' };
const here = { host: '127.0.0.1:4870' };

const single: AuthenticatorOptions = {
  verifyApiKey: (text) => Promise.resolve(text === goodKey ? keyUser : undefined),
  isSingleUser: true,
};
const open: AuthenticatorOptions = {
  ...single,
  verifyToken: (token) => Promise.resolve(token === goodToken ? tokenUser : undefined),
  isSingleUser: false,
};

/** Who a request is taken for; the code of the refusal otherwise. */
async function answerTo(
  options: AuthenticatorOptions,
  headers: SenderRequest['headers'],
  method = 'GET',
): Promise<string> {
  return createAuthenticator(options)({ method, headers }).then(
    ({ userId }) => userId,
    (error: BeatboardError) => error.code,
  );
}

describe('credentials', () => {
  it.each([
    ['a key as bearer', { authorization: `Bearer ${goodKey}` }, 'ann'],
    ['a key as bearer in another case', { authorization: `bearer ${goodKey}` }, 'ann'],
    ['a key in its own header', { 'x-api-key': goodKey }, 'ann'],
    ['a token', { authorization: `Bearer ${goodToken}` }, 'oidc_1'],
  ])('are taken: %s', async (_what, headers, userId) => expect(await answerTo(open, headers)).toBe(userId));

  const bad: readonly (readonly [string, SenderRequest['headers']])[] = [
    ['none', {}],
    ['a wrong key', { 'x-api-key': badKey }],
    ['a wrong key as bearer', { authorization: `Bearer ${badKey}` }],
    ['a key with a slip', { 'x-api-key': goodKey.slice(0, -1) }],
    ['a key of a thousand letters', { 'x-api-key': goodKey + 'A'.repeat(1000) }],
    ['a token as key', { 'x-api-key': goodToken }],
    ['a wrong token', { authorization: `Bearer ${goodToken}x` }],
    ['an empty header', { authorization: '' }],
    ['an empty key', { 'x-api-key': '' }],
    ['another scheme', { authorization: `Basic ${btoa(`ann:${goodKey}`)}` }],
    ['no scheme', { authorization: goodKey }],
    ['two in one', { authorization: `Bearer ${goodKey}, Bearer ${goodKey}` }],
    ['the same one twice', { authorization: `Bearer ${goodKey}`, 'x-api-key': goodKey }],
    ['a good and a bad one', { authorization: `Bearer ${badKey}`, 'x-api-key': goodKey }],
    ['a header twice', { 'x-api-key': [goodKey, goodKey] }],
    ['a line more', { authorization: `Bearer ${goodKey}\nX: y` }],
    ['a cookie', { cookie: `token=${goodKey}`, ...here }],
    ['a user id of the request', { 'x-user-id': 'ann', 'x-forwarded-user': 'ann', ...here }],
  ];

  it.each(bad)('are refused: %s', async (_what, headers) => {
    expect(await answerTo(open, headers)).toBe('not_signed_in');
  });

  it.each(bad.filter(([, { authorization, 'x-api-key': key }]) => (authorization ?? key) !== undefined))(
    'that are shown and bad never fall back to the local user: %s',
    async (_what, headers) => expect(await answerTo(single, { ...here, ...headers })).toBe('not_signed_in'),
  );

  it('all get the same refusal', async () => {
    const refusals = await Promise.all(
      bad.map(([, headers]) => createAuthenticator(open)({ method: 'GET', headers }).catch((error: unknown) => error)),
    );
    expect(
      new Set(refusals.map((refusal) => JSON.stringify([(refusal as Error).message, (refusal as BeatboardError).code])))
        .size,
    ).toBe(1);
  });

  it('that cannot be checked are not called bad', async () => {
    const down = new BeatboardError('sign_in_unavailable', 'The keys could not be had.');
    const options = { ...open, verifyToken: () => Promise.reject(down) };
    expect(await answerTo(options, { authorization: `Bearer ${goodToken}` })).toBe('sign_in_unavailable');
  });

  it('without a sign-in service no token is good, and keys still are', async () => {
    expect(await answerTo(single, { ...here, authorization: `Bearer ${goodToken}` })).toBe('not_signed_in');
    expect(await answerTo(single, { host: 'evil.example', authorization: `Bearer ${goodKey}` })).toBe('ann');
  });

  it('that are no key of ours are not looked up', async () => {
    const verifyApiKey = vi.fn<AuthenticatorOptions['verifyApiKey']>(() => Promise.resolve(undefined));
    await answerTo({ ...open, verifyApiKey }, { authorization: `Bearer ${goodToken}x` });
    await answerTo({ ...open, verifyApiKey }, {});
    expect(verifyApiKey).not.toHaveBeenCalled();
  });
});

describe('without credentials, on this machine', () => {
  it.each([
    'localhost',
    'localhost:4870',
    'LOCALHOST:4870',
    '127.0.0.1',
    '127.0.0.1:4870',
    '127.9.9.9:1',
    '[::1]',
    '[::1]:4870',
  ])('a request to %s is the local user’s', async (host) =>
    expect(await answerTo(single, { host }, 'POST')).toBe(localIdentity.userId),
  );

  it.each([
    undefined,
    '',
    'evil.example',
    'evil.example:4870',
    '127.0.0.1.evil.example',
    '127.0.0.1.nip.io:4870',
    'localhost.evil.example',
    'localhost.',
    'a.localhost',
    'localhost@evil.example',
    'evil.example@localhost',
    'localhost:4870/evil.example',
    'localhost:4870 evil.example',
    'localhost, evil.example',
    '192.168.0.7:4870',
    '0.0.0.0:4870',
    '[::]:4870',
    '[::ffff:127.0.0.1]:4870',
    '2130706433',
    '0x7f.1',
    '128.0.0.1',
  ])('a request to the name %j is not (DNS rebinding)', async (host) => {
    expect(await answerTo(single, { host })).toBe('not_signed_in');
  });

  const own = 'http://127.0.0.1:4870';
  it.each([
    ['POST', {}],
    ['POST', { origin: own }],
    ['POST', { origin: own, 'sec-fetch-site': 'same-origin' }],
    ['DELETE', { 'sec-fetch-site': 'same-origin' }],
    ['GET', { 'sec-fetch-site': 'none' }],
    ['GET', { 'sec-fetch-site': 'same-origin' }],
  ])('a page of our own may %s with %j', async (method, headers) => {
    expect(await answerTo(single, { ...here, ...headers }, method)).toBe('local');
  });

  it.each(
    ['POST', 'PUT', 'PATCH', 'DELETE', 'GET'].flatMap((method) =>
      [
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: '' },
        { origin: 'http://127.0.0.1:3000' },
        { origin: 'http://localhost:4870' },
        { origin: 'http://127.0.0.1:4870.evil.example' },
        { origin: 'http://127.0.0.1' },
        { origin: own, 'sec-fetch-site': 'cross-site' },
        { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'nonsense' },
        { 'x-forwarded-for': '203.0.113.9' },
        { forwarded: 'for=203.0.113.9' },
        { via: '1.1 proxy' },
      ].map((headers) => [method, headers] as const),
    ),
  )('somebody else may not %s with %j', async (method, headers) => {
    expect(await answerTo(single, { ...here, ...headers }, method)).toBe('not_signed_in');
  });

  it('nobody may change anything by an address that was typed', async () => {
    expect(await answerTo(single, { ...here, 'sec-fetch-site': 'none' }, 'POST')).toBe('not_signed_in');
  });

  it('nobody is the local user where keys or tokens are demanded', async () => {
    expect(await answerTo({ ...single, isSingleUser: false }, here)).toBe('not_signed_in');
  });
});
