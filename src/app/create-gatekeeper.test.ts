import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toProblem } from '#contract/problem.ts';
import { localIdentity } from '#domain/identity/identity.ts';
import type { Scope } from '#domain/identity/scope.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import { connectDatabase, type Database } from '#storage/database.ts';
import { type HttpOrigin, startHttpOrigin } from '#testkit/http-origin.ts';
import { type LocalIssuer, startLocalIssuer } from '#testkit/local-issuer.ts';
import { createTemporaryDatabase, type TemporaryDatabase } from '#testkit/temporary-database.ts';
import type { AuthSettings } from './auth-settings.ts';
import { createGatekeeper } from './create-gatekeeper.ts';

let temporary: TemporaryDatabase;
let database: Database;
let issuer: LocalIssuer;
let keys: ApiKeyStore;
const servers: HttpOrigin[] = [];

beforeAll(async () => {
  [temporary, issuer] = await Promise.all([createTemporaryDatabase(), startLocalIssuer()]);
  database = await connectDatabase(temporary.url);
  keys = new ApiKeyStore(database);
});
afterAll(async () => {
  await Promise.all([...servers.map((server) => server.close()), issuer?.close()]);
  await database?.destroy();
  await temporary?.remove();
});

const nobodyAsked: AuthSettings = { apiKeysRequired: false, oidc: undefined, secret: undefined };
const keysAsked: AuthSettings = { ...nobodyAsked, apiKeysRequired: true };
const tokensAsked = (): AuthSettings => ({
  ...nobodyAsked,
  oidc: { issuer: issuer.issuer, audience: issuer.audience },
});

/** A real server whose one route needs `scope` and tells who asks. */
async function serve(auth: AuthSettings, scope: Scope = 'read'): Promise<HttpOrigin> {
  const gatekeeper = createGatekeeper({ auth, database, host: '127.0.0.1' });
  const judge = (request: IncomingMessage): ReturnType<typeof gatekeeper.admit> =>
    gatekeeper.admit(
      { method: request.method ?? '', headers: request.headers, remoteAddress: request.socket.remoteAddress },
      scope,
    );
  const server = await startHttpOrigin(async (request, response) => {
    const admission = await judge(request);
    if ('identity' in admission) response.end(JSON.stringify(admission.identity));
    else {
      const problem = toProblem(admission.refusal);
      response.writeHead(problem.status, admission.headers).end(JSON.stringify(problem));
    }
  });
  servers.push(server);
  return server;
}

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly challenge: string | null;
}

async function ask(server: HttpOrigin, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const response = await fetch(server.origin, { method, headers });
  return { status: response.status, body: await response.text(), challenge: response.headers.get('www-authenticate') };
}

const key = async (scopes: readonly Scope[], expiresAt?: string): Promise<{ id: string; text: string }> => {
  const made = await keys.create(localIdentity, { name: 'test', scopes, ...(expiresAt ? { expiresAt } : {}) });
  return { id: made.key.id, text: made.text };
};

describe('a server on this machine for one user', () => {
  it('takes requests without credentials for theirs, and no stranger’s page', async () => {
    const server = await serve(nobodyAsked, 'manage_keys');
    expect(JSON.parse((await ask(server)).body)).toMatchObject({ userId: 'local', kind: 'local' });
    expect((await ask(server, { origin: 'https://evil.example' }, 'POST')).status).toBe(401);
    expect((await ask(server, { 'x-api-key': 'wrong' })).status).toBe(401);
  });
});

describe('a server that demands keys', () => {
  it('lets in by key, as far as the key goes', async () => {
    const server = await serve(keysAsked, 'spend');
    const [wide, narrow] = [await key(['read', 'spend']), await key(['read', 'write'])];
    for (const headers of [{ 'x-api-key': wide.text }, { authorization: `Bearer ${wide.text}` }]) {
      expect(JSON.parse((await ask(server, headers)).body)).toEqual({
        userId: 'local',
        scopes: ['read', 'spend'],
        kind: 'api_key',
        keyId: wide.id,
      });
    }
    const refused = await ask(server, { 'x-api-key': narrow.text });
    expect([refused.status, JSON.parse(refused.body).code]).toEqual([403, 'scope_missing']);
    await keys.revoke('local', wide.id);
    expect((await ask(server, { 'x-api-key': wide.text })).status).toBe(401);
  });

  it('answers every other request alike, to the last byte', async () => {
    const server = await serve(keysAsked);
    const [revoked, expired] = [await key(['read']), await key(['read'], new Date(Date.now() - 1000).toISOString())];
    await keys.revoke('local', revoked.id);
    const refusals = await Promise.all(
      [
        {},
        { 'x-api-key': revoked.text },
        { 'x-api-key': expired.text },
        { 'x-api-key': `${expired.text}0` },
        { authorization: `Bearer ${revoked.text}` },
        { authorization: `Bearer ${await issuer.issueToken()}` },
        { authorization: 'Basic YW5uOmFubg==' },
        { 'x-api-key': (await key(['read'])).text, authorization: `Bearer ${(await key(['read'])).text}` },
      ].map((headers) => ask(server, headers)),
    );
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ status: 401, challenge: 'Bearer' });
  });
});

describe('a server with a sign-in service', () => {
  it('lets in by token and by key, and nobody else', async () => {
    const server = await serve(tokensAsked());
    const token = await issuer.issueToken('read');
    const person = JSON.parse((await ask(server, { authorization: `Bearer ${token}` })).body) as { userId: string };
    expect(person).toMatchObject({ kind: 'oidc', scopes: ['read'] });
    expect((await ask(server, { 'x-api-key': (await key(['read'])).text })).status).toBe(200);
    expect((await ask(server)).status).toBe(401);
    expect((await ask(server, { 'x-api-key': token })).status).toBe(401);
  });

  it('says that it cannot tell while the service is away', async () => {
    const server = await serve(tokensAsked());
    const token = await issuer.issueToken('read');
    issuer.setAnswer((_request, response) => response.writeHead(502).end());
    const { status, body } = await ask(server, { authorization: `Bearer ${token}` });
    issuer.setAnswer(undefined);
    expect([status, JSON.parse(body).code, JSON.parse(body).retryable]).toEqual([503, 'sign_in_unavailable', true]);
  });
});

describe('a server for everyone', () => {
  it('does not come to be without keys or a sign-in service', () => {
    const open = (auth: AuthSettings): unknown => createGatekeeper({ auth, database, host: '0.0.0.0' });
    expect(() => open(nobodyAsked)).toThrow(expect.objectContaining({ code: 'listen_refused' }));
    expect(open(keysAsked)).toBeDefined();
    expect(open(tokensAsked())).toBeDefined();
  });
});
