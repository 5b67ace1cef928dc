import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LocalIssuer, startLocalIssuer } from '#testkit/local-issuer.ts';
import { createOidcVerifier, type OidcVerifierOptions, type VerifyToken } from './oidc-verifier.ts';

let issuer: LocalIssuer;
let verify: VerifyToken;
const nowSeconds = (): number => Math.floor(Date.now() / 1000);

beforeAll(async () => {
  issuer = await startLocalIssuer();
});
afterAll(() => issuer?.close());
beforeEach(() => {
  issuer.setAnswer(undefined);
  verify = create();
});

function create(change: Partial<OidcVerifierOptions> = {}): VerifyToken {
  return createOidcVerifier({ ...issuer, ...change });
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const keyRequests = (): number => issuer.requests.filter((path) => path === '/jwks').length;

describe('a good token', () => {
  it('of a real issuer gives its subject a user id of its own', async () => {
    const identity = await verify(await issuer.issueToken('read spend'));
    expect(identity).toEqual({
      userId: expect.stringMatching(/^oidc_[0-9a-f]{64}$/),
      scopes: ['read', 'spend'],
      kind: 'oidc',
    });
    expect((await verify(await issuer.issueToken('read')))?.userId).toBe(identity?.userId);
  });

  it.each([
    [{}, ['read', 'write', 'spend']],
    [{ scope: 'openid profile' }, ['read', 'write', 'spend']],
    [{ scope: 'openid read' }, ['read']],
    [{ scope: 'manage_keys write' }, ['write', 'manage_keys']],
    [{ scope: ['read', 'openid'] }, ['read']],
    [{ scp: 'read' }, ['read']],
    [{ scp: ['write'], scope: 'openid' }, ['write']],
    [{ scope: 7 }, ['read', 'write', 'spend']],
  ])('with the claims %j may %j', async (claims, scopes) => {
    expect((await verify(await issuer.signToken(claims)))?.scopes).toEqual(scopes);
  });

  it('may name several audiences, and be a little off in time', async () => {
    for (const claims of [
      { aud: ['elsewhere', issuer.audience] },
      { exp: nowSeconds() - 10 },
      { nbf: nowSeconds() + 10 },
    ]) {
      expect(await verify(await issuer.signToken(claims))).toBeDefined();
    }
  });

  it('never gives the id of the local user or of a name', async () => {
    for (const sub of ['local', 'ann', 'oidc_ann', '../../ann', 'ann|bob', '{"sub":"ann"}']) {
      expect((await verify(await issuer.signToken({ sub })))?.userId).toMatch(/^oidc_[0-9a-f]{64}$/);
    }
  });
});

describe('a bad token', () => {
  it.each([
    ['expired', { exp: nowSeconds() - 60 }],
    ['without an expiry', { exp: undefined }],
    ['not yet valid', { nbf: nowSeconds() + 300 }],
    ['for another audience', { aud: 'https://api.elsewhere.test' }],
    ['for no audience', { aud: undefined }],
    ['of another issuer', { iss: 'https://issuer.elsewhere.test' }],
    ['of no issuer', { iss: undefined }],
    ['of an issuer at the same host', { iss: 'http://127.0.0.1' }],
    ['without a subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['with a subject of a thousand letters', { sub: 'a'.repeat(1000) }],
  ])('is refused: %s', async (_what, claims) => {
    expect(await verify(await issuer.signToken(claims as never))).toBeUndefined();
  });

  it('is refused: no signature at all ("alg": "none")', async () => {
    const [, payload] = (await issuer.signToken()).split('.');
    for (const alg of ['none', 'None', 'NONE', '']) {
      expect(await verify(`${base64url({ alg, typ: 'JWT' })}.${payload}.`)).toBeUndefined();
    }
  });

  it('is refused: signed as a shared secret with the public key', async () => {
    const [head, payload] = (await issuer.signToken()).split('.');
    const { kid } = JSON.parse(Buffer.from(head!, 'base64url').toString()) as { kid: string };
    const pem = await issuer.publicKeyPem();
    for (const [alg, hash] of [
      ['HS256', 'sha256'],
      ['HS512', 'sha512'],
    ] as const) {
      for (const secret of [pem, pem.trim(), Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')]) {
        const signed = `${base64url({ alg, kid })}.${payload}`;
        expect(
          await verify(`${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`),
        ).toBeUndefined();
      }
    }
  });

  it('is refused: changed after it was signed, in any part', async () => {
    const parts = (await issuer.signToken()).split('.');
    const claims = JSON.parse(Buffer.from(parts[1]!, 'base64url').toString()) as object;
    const [head, payload, signature] = parts;
    const changed = base64url({ ...claims, sub: 'bob' });
    const cut = signature!.slice(0, -8);
    for (const token of [
      `${head}.${changed}.${signature}`,
      `${head}.${payload}.${cut}`,
      `${head}.${payload}.${signature!.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))}`,
    ]) {
      expect(await verify(token)).toBeUndefined();
    }
  });

  it('is refused: another key, named as ours, or carried along', async () => {
    const other = await startLocalIssuer();
    try {
      const [head] = (await issuer.signToken()).split('.');
      const { kid } = JSON.parse(Buffer.from(head!, 'base64url').toString()) as { kid: string };
      for (const header of [
        { kid },
        { kid, jku: `${other.issuer}/jwks` },
        { kid: undefined, jku: `${other.issuer}/jwks` },
      ]) {
        expect(await verify(await other.signToken({ iss: issuer.issuer }, header as never))).toBeUndefined();
      }
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it.each(['', 'x', 'a.b.c', '..', 'e30.e30.', 'a.b.c.d.e', `${'a'.repeat(9000)}.b.c`, '{"alg":"none"}'])(
    'is refused: nonsense (%#), without a word to the issuer',
    async (token) => {
      const before = issuer.requests.length;
      expect(await verify(token)).toBeUndefined();
      expect(issuer.requests.length).toBe(before);
    },
  );

  it('with an unknown key makes us look once, not each time', async () => {
    expect(await verify(await issuer.signToken())).toBeDefined();
    const before = keyRequests();
    for (let time = 0; time < 20; time += 1) {
      expect(await verify(await issuer.signToken({}, { kid: `unknown-${time}` }))).toBeUndefined();
    }
    expect(keyRequests() - before).toBe(0);
  });
});

describe('the keys of the issuer', () => {
  it('are looked up again when they have changed; then the old ones are good for nothing', async () => {
    verify = create({ keyCooldownMs: 0 });
    const old = await issuer.signToken();
    expect(await verify(old)).toBeDefined();
    await issuer.rotateKeys();
    expect(await verify(await issuer.signToken())).toBeDefined();
    expect(await verify(old)).toBeUndefined();
  });

  it('are asked for once by many tokens at a time', async () => {
    const before = issuer.requests.length;
    const token = await issuer.signToken();
    const identities = await Promise.all(Array.from({ length: 20 }, () => verify(token)));
    expect(identities.every((identity) => identity !== undefined)).toBe(true);
    expect(issuer.requests.length - before).toBe(2);
  });

  it.each([
    ['a failing discovery page', (path: string) => path.startsWith('/.well-known'), 500, '{}'],
    ['a discovery page that is none', (path: string) => path.startsWith('/.well-known'), 200, '{"hello":"world"}'],
    ['a discovery page in no JSON', (path: string) => path.startsWith('/.well-known'), 200, '<html>'],
    ['failing keys', (path: string) => path === '/jwks', 503, '{}'],
    ['keys that are none', (path: string) => path === '/jwks', 200, '{"keys":"none"}'],
    ['keys in no JSON', (path: string) => path === '/jwks', 200, '<html>'],
  ])('with %s no token is called bad: it is a matter of trying again', async (_what, isBroken, status, text) => {
    const token = await issuer.signToken();
    const discovery = JSON.stringify({ issuer: issuer.issuer, jwks_uri: `${issuer.issuer}/jwks` });
    issuer.setAnswer((request, response) => {
      const broken = isBroken(request.url ?? '');
      response.writeHead(broken ? status : 200, { 'content-type': 'application/json' }).end(broken ? text : discovery);
    });
    await expect(verify(token)).rejects.toMatchObject({ code: 'sign_in_unavailable', entry: { retryable: true } });
  });

  it('are not taken from a page that speaks of another issuer', async () => {
    const token = await issuer.signToken();
    issuer.setAnswer((_request, response) => {
      response.end(JSON.stringify({ issuer: `${issuer.issuer}/`, jwks_uri: `${issuer.issuer}/jwks` }));
    });
    const before = keyRequests();
    await expect(verify(token)).rejects.toMatchObject({
      code: 'sign_in_unavailable',
      message: expect.stringContaining(`it calls itself ${issuer.issuer}/`),
    });
    expect(keyRequests()).toBe(before);
  });

  it('that lead inside are not fetched', async () => {
    issuer.setAnswer((_request, response) => {
      response.end(JSON.stringify({ issuer: issuer.issuer, jwks_uri: 'http://169.254.169.254/latest/meta-data' }));
    });
    await expect(verify(await issuer.signToken())).rejects.toMatchObject({ code: 'sign_in_unavailable' });
  });

  it('are asked for again a moment after a failure, not before', async () => {
    let nowMs = Date.now();
    verify = create({ now: () => nowMs });
    const token = await issuer.signToken();
    issuer.setAnswer((_request, response) => response.writeHead(500).end());
    const before = issuer.requests.length;
    await expect(verify(token)).rejects.toMatchObject({ code: 'sign_in_unavailable' });
    issuer.setAnswer(undefined);
    await expect(verify(token)).rejects.toMatchObject({ code: 'sign_in_unavailable' });
    expect(issuer.requests.length - before).toBe(1);
    nowMs += 1000;
    expect(await verify(token)).toBeDefined();
  });

  it('nobody answers for are a matter of trying again', async () => {
    const gone = await startLocalIssuer();
    const token = await gone.signToken();
    await gone.close();
    await expect(createOidcVerifier(gone)(token)).rejects.toMatchObject({ code: 'sign_in_unavailable' });
  });
});
