import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from 'node:zlib';
import { createHash } from 'node:crypto';
import { formatApiKey, looksLikeApiKey, parseApiKey } from './api-key-text.ts';
import { grantScopes, type Identity, localIdentity, requireScope } from './identity.ts';
import { parseScopes, type Scope, scopes } from './scope.ts';
import { localUserId, userIdOfName, userIdOfSubject } from './user-id.ts';

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const someScopes = fc.subarray<Scope>([...scopes]);
const identityWith = (held: readonly Scope[]): Identity => ({ userId: 'ann', scopes: held, kind: 'api_key' });

/** What is granted; undefined for a refusal. */
function granted(maker: Identity, wanted: readonly Scope[]): readonly Scope[] | undefined {
  try {
    return grantScopes(maker, wanted);
  } catch {
    return undefined;
  }
}

describe('scopes', () => {
  it('are read from texts and lists, and unknown words are passed over', () => {
    expect(parseScopes('openid spend  read profile read')).toEqual(['read', 'spend']);
    expect(parseScopes(['write', 7, null, 'WRITE', 'manage_keys '])).toEqual(['write']);
    expect(parseScopes('')).toEqual([]);
  });

  it('are asked for one by one', () => {
    for (const scope of scopes) expect(() => requireScope(localIdentity, scope)).not.toThrow();
    expect(() => requireScope(identityWith(['read', 'write']), 'spend')).toThrow(
      expect.objectContaining({ code: 'scope_missing', message: expect.stringContaining('"spend"') as string }),
    );
  });

  it('never rise: a key has nothing that its maker lacks', () => {
    fc.assert(
      fc.property(someScopes, someScopes, (held, wanted) => {
        const mayGrant = held.includes('manage_keys') && wanted.every((scope) => held.includes(scope));
        expect(granted(identityWith(held), wanted)).toEqual(mayGrant && wanted.length > 0 ? wanted : undefined);
      }),
    );
  });
});

describe('user ids', () => {
  it('of names are the names', () => {
    expect(userIdOfName('ann-2')).toBe('ann-2');
    expect(userIdOfName('local')).toBe(localUserId);
    for (const name of ['', '-ann', 'Ann', 'ann_2', 'oidc_1', 'a/b', '..', 'ä', 'a'.repeat(41)]) {
      expect(() => userIdOfName(name)).toThrow(expect.objectContaining({ code: 'option_invalid' }));
    }
  });

  it('of subjects do not run issuer and subject together', () => {
    const ids = [
      ['https://issuer.example', '/ann'],
      ['https://issuer.example/', 'ann'],
      ['https://issuer.example/ann', ''],
    ].map(([issuer = '', subject = '']) => userIdOfSubject(issuer, subject, sha256Hex));
    expect(new Set(ids).size).toBe(3);
  });

  it('of subjects belong to one issuer and one subject, and are never a name', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('local', 'ann', '../../etc', 'a","b', 'https://issuer.example'));
    fc.assert(
      fc.property(text, text, text, text, (issuer, subject, otherIssuer, otherSubject) => {
        const id = userIdOfSubject(issuer, subject, sha256Hex);
        expect(id).toMatch(/^oidc_[0-9a-f]{64}$/);
        expect(() => userIdOfName(id)).toThrow('is not a user name');
        const same = issuer === otherIssuer && subject === otherSubject;
        expect(userIdOfSubject(otherIssuer, otherSubject, sha256Hex) === id).toBe(same);
      }),
    );
  });
});

describe('API keys as text', () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  const letters = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
  const parts = fc.record({ id: letters(26), secret: letters(40) });

  it('come back as they were', () => {
    fc.assert(
      fc.property(parts, (key) => {
        expect(parseApiKey(formatApiKey(key))).toEqual(key);
      }),
    );
  });

  it('are refused with any one letter changed, lost or added', () => {
    fc.assert(
      fc.property(parts, fc.nat(), fc.constantFrom(...alphabet, '_', 'a', ' '), (key, place, letter) => {
        const text = formatApiKey(key);
        const at = place % text.length;
        const changed = text.slice(0, at) + letter + text.slice(at + 1);
        expect(parseApiKey(changed)).toEqual(changed === text ? key : undefined);
        expect(parseApiKey(text.slice(0, at) + text.slice(at + 1))).toBeUndefined();
        expect(parseApiKey(text.slice(0, at) + letter + text.slice(at))).toBeUndefined();
      }),
    );
  });

  it('have the CRC-32 that everyone computes', () => {
    const text = formatApiKey({ id: '0'.repeat(26), secret: '7'.repeat(40) });
    let value = 0;
    for (const digit of text.slice(-7)) value = value * 32 + alphabet.indexOf(digit);
    expect(value).toBe(crc32(text.slice(0, -7)));
  });

  it('are told apart from tokens', () => {
    expect(looksLikeApiKey('bb_live_x')).toBe(true);
    expect(looksLikeApiKey('eyJhbGciOiJSUzI1NiJ9.e30.c2ln')).toBe(false);
  });
});
