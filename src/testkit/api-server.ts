import type { AddressInfo } from 'node:net';
import type { Gate, LinkSigner } from '#api/access.ts';
import { createServer, type ApiServer } from '#api/create-server.ts';
import type { Fault, ServerDependencies } from '#api/server-dependencies.ts';
import type { ServerLimits } from '#api/server-limits.ts';
import { BeatboardError } from '#domain/errors.ts';
import { exampleEntry } from './example-entry.ts';
import { FakeStudio } from './fake-studio.ts';
import { createMemorySettings } from './memory-settings.ts';
import { MemoryIdempotency } from './memory-idempotency.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** The API on a real socket over a studio in memory. The header `X-User` says who asks; left out, it is `ada`. */
export interface TestServer {
  readonly server: ApiServer;
  readonly studio: FakeStudio;
  readonly idempotency: MemoryIdempotency;
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  readonly faults: Fault[];
  readonly uploadFolder: string;
  /** Users who are let in no longer. */
  readonly shutOut: Set<string>;
  /** Sends a request; a `body` that is no text, bytes or form is sent as JSON. */
  request(method: string, path: string, options?: RequestOptions): Promise<Response>;
  close(): Promise<void>;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Starts one in a few milliseconds; `limits` replace the usual ones. */
export async function openTestServer(
  limits: Partial<ServerLimits> = {},
  more: Partial<ServerDependencies> = {},
): Promise<TestServer> {
  const folder = await createTemporaryFolder('api');
  const studio = new FakeStudio();
  const idempotency = new MemoryIdempotency();
  const shutOut = new Set<string>();
  const faults: Fault[] = [];
  const server = createServer({
    studio,
    idempotency,
    gate: createGate(shutOut),
    linkSigner,
    apiKeys: createKeys(),
    settings: createMemorySettings(),
    listModels: async () => [
      { entry: exampleEntry({ id: 'offline/plate', provider: 'offline' }), defaultFor: ['standard'], reason: null },
    ],
    version: '1.2.3',
    uploadFolder: folder.path,
    checkDatabase: async () => undefined,
    recordFault: (fault) => faults.push(fault),
    // What else the machine does is no reason to turn tests away.
    limits: { eventLoopDelayMs: 120_000, ...limits },
    ...more,
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const origin = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return {
    server,
    studio,
    idempotency,
    origin,
    faults,
    uploadFolder: folder.path,
    shutOut,
    request: (method, path, options) => send(method, `${origin}${path}`, options),
    close: async () => {
      await server.stop();
      await folder.remove();
    },
  };
}

function send(method: string, url: string, { headers = {}, body, signal }: RequestOptions = {}): Promise<Response> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof FormData;
  const isJson = body !== undefined && !isRaw;
  return fetch(url, {
    method,
    headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: isJson ? JSON.stringify(body) : (body as string) }),
    ...(signal !== undefined && { signal }),
    redirect: 'manual',
  });
}

function createGate(shutOut: ReadonlySet<string>): Gate {
  return {
    async admit({ headers }) {
      const userId = String(headers['x-user'] ?? 'ada');
      if (shutOut.has(userId)) {
        const refusal = new BeatboardError('not_signed_in', 'The request shows no valid API key or token.');
        return { refusal, headers: { 'www-authenticate': 'Bearer' } };
      }
      if (userId === 'hasty') {
        const refusal = new BeatboardError('too_many_requests', 'There were too many requests in a short time.');
        return { refusal, headers: { 'retry-after': '7' } };
      }
      return { identity: { userId, scopes: ['read', 'write', 'spend', 'manage_keys'] } };
    },
    admitStranger: () => undefined,
  };
}

/** A link whose signature is no secret; links end an hour after their window of five minutes began. */
const linkSigner: LinkSigner = {
  sign({ path, userId }, nowMs) {
    const expires = Math.floor(nowMs / 300_000) * 300 + 3600;
    return `${path}?user=${userId}&expires=${expires}&signature=${signatureOf(path, userId, expires)}`;
  },
  verify({ url }, nowMs) {
    const { pathname, searchParams } = new URL(url, 'http://localhost');
    const [user, expires, signature] = ['user', 'expires', 'signature'].map((name) => searchParams.get(name));
    const isRight = signature === signatureOf(pathname, user!, Number(expires)) && Number(expires) * 1000 > nowMs;
    return isRight ? user! : undefined;
  },
};

function signatureOf(path: string, userId: string, expires: number): string {
  return Buffer.from(`${path} ${userId} ${expires}`).toString('base64url');
}

function createKeys(): ServerDependencies['apiKeys'] {
  const keys = new Map<string, Awaited<ReturnType<ServerDependencies['apiKeys']['list']>>[number]>();
  return {
    list: async () => [...keys.values()],
    create: async (_maker, { name, scopes, expiresAt = null }) => {
      const id = `key_${keys.size + 1}`;
      const createdAt = '2026-11-21T12:00:00.000Z';
      const key = { id, name, scopes, createdAt, expiresAt, revokedAt: null, lastUsedAt: null };
      keys.set(id, key);
      return { key, text: `bb_live_${id}` };
    },
    revoke: async (_userId, id) => keys.delete(id),
  };
}
