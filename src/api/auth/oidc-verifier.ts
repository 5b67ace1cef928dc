import { createHash } from 'node:crypto';
import { createRemoteJWKSet, customFetch, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { BeatboardError } from '#domain/errors.ts';
import type { Identity } from '#domain/identity/identity.ts';
import { parseScopes, type Scope, scopesOfTokens } from '#domain/identity/scope.ts';
import { userIdOfSubject } from '#domain/identity/user-id.ts';

/** Whose tokens are taken, and for what. */
export interface OidcSettings {
  /** As the issuer spells itself in its tokens, to the last slash. */
  readonly issuer: string;
  /** What a token must be for. */
  readonly audience: string;
}

export interface OidcVerifierOptions extends OidcSettings {
  /** The one way out, with the issuer's origin as its exception where that lies on this machine. */
  readonly safeFetch: (url: string, init?: RequestInit) => Promise<Response>;
  /** How soon after the last look the issuer's keys may be looked up again. Default 30 s. */
  readonly keyCooldownMs?: number;
  /** Milliseconds since 1970. Default: the clock of this machine. */
  readonly now?: () => number;
}

/** Proves a sign-in token; undefined for any that is not good. Throws `sign_in_unavailable` when that cannot be known. */
export type VerifyToken = (token: string) => Promise<Identity | undefined>;

/** Only signatures whose checking key is public: with a shared secret, whoever checks could also sign. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

const clockToleranceSeconds = 30;
const discoveryLifeMs = 3_600_000;
/** After a failure the issuer is left alone for so long, whoever asks. */
const discoveryPauseMs = 1000;
const subjectMaximumLength = 255;

const discoverySchema = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * Makes a verifier of access tokens of one OpenID issuer. Its keys are found through its discovery page, kept, and
 * looked up again when a token names one that is not known yet. An expiry and a subject are demanded of every token.
 */
export function createOidcVerifier(options: OidcVerifierOptions): VerifyToken {
  const { issuer, audience } = options;
  const findKeys = keepKeys(options);
  // Asked for last, when all that can be read from the token itself is in order: nonsense costs the issuer nothing.
  const keyOf: JWTVerifyGetKey = async (header, token) => (await findKeys())(header, token);
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keyOf, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['exp', 'sub'],
        currentDate: new Date(options.now?.() ?? Date.now()),
      });
      return toIdentity(issuer, payload);
    } catch (error) {
      if (isBadToken(error)) return undefined;
      throw unavailable(issuer, error);
    }
  };
}

function toIdentity(issuer: string, payload: JWTPayload): Identity | undefined {
  const { sub } = payload;
  if (sub === undefined || sub === '' || sub.length > subjectMaximumLength) return undefined;
  const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
  return { userId: userIdOfSubject(issuer, sub, sha256Hex), scopes: scopesOf(payload), kind: 'oidc' };
}

/** The scopes of ours that the token states, in `scope` or in `scp` as some issuers call it; if none, the usual ones. */
function scopesOf({ scope, scp }: JWTPayload): readonly Scope[] {
  const stated = [scope, scp].flatMap((words) => {
    return typeof words === 'string' || Array.isArray(words) ? parseScopes(words) : [];
  });
  return stated.length > 0 ? parseScopes(stated) : scopesOfTokens;
}

/** The faults of jose that lie in the token. What lies in the issuer's answers, or on the way to them, is not its fault. */
function isBadToken(error: unknown): boolean {
  const ofTheIssuer = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JWK_INVALID'];
  return error instanceof errors.JOSEError && !ofTheIssuer.includes(error.code);
}

function unavailable(issuer: string, error: unknown): BeatboardError {
  if (error instanceof BeatboardError && error.code === 'sign_in_unavailable') return error;
  const reason = error instanceof Error ? error.message.replace(/[.\s]+$/, '') : String(error);
  const message = `The keys of ${issuer} could not be had (${reason}), so no token can be checked now.`;
  return new BeatboardError('sign_in_unavailable', message, { cause: error });
}

/** Discovers the issuer's keys at the first call and again every hour; calls at the same time share one discovery. */
function keepKeys(options: OidcVerifierOptions): () => Promise<JWTVerifyGetKey> {
  const now = options.now ?? Date.now;
  let found: Promise<JWTVerifyGetKey> | undefined;
  let validUntilMs = 0;
  return () => {
    if (found === undefined || now() >= validUntilMs) {
      validUntilMs = now() + discoveryLifeMs;
      found = discoverKeys(options);
      found.catch(() => {
        validUntilMs = now() + discoveryPauseMs;
      });
    }
    return found;
  };
}

async function discoverKeys({ issuer, safeFetch, keyCooldownMs }: OidcVerifierOptions): Promise<JWTVerifyGetKey> {
  const response = await safeFetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
  });
  if (!response.ok) throw new Error(`its discovery page answered ${response.status}`);
  const { success, data: page } = discoverySchema.safeParse(await response.json());
  if (!success) throw new Error('its discovery page names no issuer and keys');
  if (page.issuer !== issuer) throw new Error(`it calls itself ${page.issuer}`);
  return createRemoteJWKSet(new URL(page.jwks_uri), {
    [customFetch]: safeFetch,
    ...(keyCooldownMs === undefined ? {} : { cooldownDuration: keyCooldownMs }),
  });
}
