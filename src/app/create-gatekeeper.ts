import { createAuthenticator } from '#api/auth/authenticate.ts';
import { Gatekeeper, type GateLimits } from '#api/auth/gatekeeper.ts';
import { isSingleUser, mayListen } from '#api/auth/listen-plan.ts';
import { createOidcVerifier, type OidcVerifierOptions } from '#api/auth/oidc-verifier.ts';
import { loopbackOriginsOf } from '#providers/safe-fetch/loopback-origin.ts';
import { createSafeFetch } from '#providers/safe-fetch/safe-fetch.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import type { Database } from '#storage/database.ts';
import type { AuthSettings } from './auth-settings.ts';

/** Discovery pages and keys are a few kilobytes, and somebody waits for them. */
const issuerLimits = { maximumBytes: 1_000_000, totalTimeoutMs: 5000 };

export interface GatekeeperOptions {
  readonly auth: AuthSettings;
  readonly database: Database;
  /** Where the server is to listen. */
  readonly host: string;
  /** Omitted: the usual allowances. */
  readonly limits?: Partial<GateLimits>;
}

/** Joins together who decides on requests. Throws `listen_refused` where a server must not listen so. */
export function createGatekeeper({ auth, database, host, limits }: GatekeeperOptions): Gatekeeper {
  const plan = { host, apiKeys: auth.apiKeysRequired, oidc: auth.oidc !== undefined };
  const verdict = mayListen(plan);
  if (!verdict.allowed) throw verdict.refusal;
  const keys = new ApiKeyStore(database);
  const authenticate = createAuthenticator({
    verifyApiKey: (text) => keys.verify(text),
    isSingleUser: isSingleUser(plan),
    ...(auth.oidc && { verifyToken: createOidcVerifier({ ...auth.oidc, safeFetch: fetchFrom(auth.oidc.issuer) }) }),
  });
  return new Gatekeeper(authenticate, limits);
}

function fetchFrom(issuer: string): OidcVerifierOptions['safeFetch'] {
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(issuer) });
  return (url, init) => safeFetch(url, init, issuerLimits);
}
