import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { createSafeFetch, type SafeFetch } from '#providers/safe-fetch/safe-fetch.ts';

/** A real OpenID provider on this machine, with keys of its own. */
export interface LocalIssuer {
  /** `http://127.0.0.1:<port>`. */
  readonly issuer: string;
  /** What its tokens are for. */
  readonly audience: string;
  /** The one way out, with this issuer as its exception. */
  readonly safeFetch: SafeFetch;
  /** Paths that were asked for, oldest first. */
  readonly requests: readonly string[];
  /** An access token from its token endpoint, for the client that is its own subject. */
  issueToken(scope?: string): Promise<string>;
  /** A token with its present key and any claims or header over the usual: subject `ann`, good for five minutes. */
  signToken(claims?: JWTPayload, header?: { readonly alg?: string; readonly kid?: string }): Promise<string>;
  /** Its present public key, as text. */
  publicKeyPem(): Promise<string>;
  /** Goes on with a new key and forgets the old one. */
  rotateKeys(): Promise<void>;
  /** Answers everything in this way until it is set to undefined. */
  setAnswer(answer: RequestListener | undefined): void;
  /** Hangs up for good. */
  close(): Promise<void>;
}

/** Its own memory, which is all that tests need, under a name it does not warn of. */
class TestAdapter extends MemoryAdapter {}

const audience = 'https://api.beatboard.test';
const client = { id: 'reporting-job', secret: 'a secret of the tests' };

const tokenLifeSeconds = 300;

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly kid: string;
}

/** Starts one. It takes about a second, for its keys. */
export async function startLocalIssuer(): Promise<LocalIssuer> {
  const requests: string[] = [];
  let answer: RequestListener | undefined;
  let provider: RequestListener;
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    (answer ?? provider)(request, response);
  });
  const issuer = await listen(server);
  let key = await createKey();
  provider = await createProvider(issuer, key);
  return {
    issuer,
    audience,
    safeFetch: createSafeFetch({ allowLoopbackOrigins: [issuer] }),
    requests,
    issueToken: (scope) => askForToken(issuer, scope),
    signToken: (claims, header) => sign(issuer, key, claims, header),
    publicKeyPem: () => exportSPKI(key.publicKey),
    rotateKeys: async () => {
      key = await createKey();
      provider = await createProvider(issuer, key);
    },
    setAnswer: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function createKey(): Promise<SigningKey> {
  return { ...(await generateKeyPair('RS256', { extractable: true })), kid: randomUUID() };
}

async function createProvider(issuer: string, { privateKey, kid }: SigningKey): Promise<RequestListener> {
  const jwk: JWK = { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
  const scope = 'read write spend manage_keys';
  const provider = new Provider(issuer, {
    adapter: TestAdapter,
    ttl: { ClientCredentials: tokenLifeSeconds },
    jwks: { keys: [jwk] },
    scopes: scope.split(' '),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({ scope, audience, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } }),
      },
    },
  });
  return provider.callback();
}

async function askForToken(issuer: string, scope?: string): Promise<string> {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${client.id}:${encodeURIComponent(client.secret)}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...(scope === undefined ? {} : { scope }) }),
  });
  const answer = (await response.json()) as { access_token?: string };
  if (answer.access_token === undefined) throw new Error(`The issuer gave no token: ${JSON.stringify(answer)}`);
  return answer.access_token;
}

function sign(
  issuer: string,
  key: SigningKey,
  claims: JWTPayload = {},
  header: { readonly alg?: string; readonly kid?: string } = {},
): Promise<string> {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const usual = { iss: issuer, aud: audience, sub: 'ann', iat: nowSeconds, exp: nowSeconds + tokenLifeSeconds };
  return new SignJWT({ ...usual, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
    .sign(key.privateKey);
}
