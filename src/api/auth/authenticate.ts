import { BeatboardError } from '#domain/errors.ts';
import { looksLikeApiKey } from '#domain/identity/api-key-text.ts';
import { type Identity, localIdentity } from '#domain/identity/identity.ts';
import { readCredential, type SenderRequest } from './credential.ts';
import { isLocalRequest } from './local-request.ts';
import type { VerifyToken } from './oidc-verifier.ts';

export interface AuthenticatorOptions {
  /** Proves an API key; undefined for any that is not good. */
  readonly verifyApiKey: (text: string) => Promise<Identity | undefined>;
  /** Proves a token of the sign-in service; omitted when there is none. */
  readonly verifyToken?: VerifyToken;
  /** Whether requests without credentials may be the local user's: see `isSingleUser`. */
  readonly isSingleUser: boolean;
}

/** Who sends a request. Throws `not_signed_in`, the same for every reason, or `sign_in_unavailable`. */
export type Authenticate = (request: SenderRequest) => Promise<Identity>;

/**
 * Makes the one place where a request gets its identity. Credentials that are shown must be good: a wrong key never
 * falls back to the local user.
 */
export function createAuthenticator({ verifyApiKey, verifyToken, isSingleUser }: AuthenticatorOptions): Authenticate {
  return async (request) => {
    const credential = readCredential(request.headers);
    let identity: Identity | undefined;
    if (credential.kind === 'none') identity = isSingleUser && isLocalRequest(request) ? localIdentity : undefined;
    else if (credential.kind !== 'unreadable') {
      const isKey = credential.kind === 'api_key' || looksLikeApiKey(credential.text);
      identity = await (isKey ? verifyApiKey(credential.text) : verifyToken?.(credential.text));
    }
    if (identity === undefined) throw notSignedIn();
    return identity;
  };
}

function notSignedIn(): BeatboardError {
  return new BeatboardError('not_signed_in', 'The request shows no valid API key or token; nothing was done.');
}
