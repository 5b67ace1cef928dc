import type { FastifyInstance } from 'fastify';
import { createAuthenticator } from '#api/auth/authenticate.ts';
import { Gatekeeper } from '#api/auth/gatekeeper.ts';
import { createOidcVerifier } from '#api/auth/oidc-verifier.ts';
import type { Gate } from '#api/access.ts';
import type { ServerDependencies } from '#api/server-dependencies.ts';
import type { Studio } from '#pipeline/studio/studio.ts';
import type { AuthSettings } from '#app/auth-settings.ts';
import { createSafeFetch } from '#providers/safe-fetch/safe-fetch.ts';
import { ApiKeyStore } from '#storage/api-key-store.ts';
import { loopbackOriginsOf } from '#providers/safe-fetch/loopback-origin.ts';
import { MemoryIdempotency } from '../memory-idempotency.ts';
import type { OpenPaperStudio } from './open-paper-studio.ts';

interface Place {
  readonly paper: OpenPaperStudio;
  readonly auth: AuthSettings;
}

/** How a safeguard is taken away: other parts for the server, or something done to its requests and answers. */
interface Saboteur {
  readonly change?: (parts: ServerDependencies, place: Place) => Partial<ServerDependencies>;
  /** Called before the routes are loaded. */
  readonly hook?: (server: FastifyInstance) => void;
}

/**
 * Servers with one safeguard missing, to show that the tests go red without it. They are made from the outside: the
 * server itself knows nothing of them.
 */
export const sabotages = {
  /** One query finds whatever there is, whoever asks. */
  'skip-user-filter': {
    change: ({ studio }, { paper }) => ({
      studio: withDesk(studio, 'videos', {
        snapshot: async (userId, videoId) => studio.videos.snapshot((await ownerOf(paper, videoId)) ?? userId, videoId),
      }),
    }),
  },
  /** Whoever may read may listen to anybody's events. */
  'stream-of-anybody': {
    change: ({ studio }, { paper }) => ({
      studio: withDesk(studio, 'events', {
        exists: async (_userId, videoId) => (await ownerOf(paper, videoId)) !== undefined,
        after: async (_userId, videoId, sequence) =>
          studio.events.after((await ownerOf(paper, videoId)) ?? '', videoId, sequence),
      }),
    }),
  },
  /** Tokens are good for an hour longer than they say. */
  'accept-expired-token': {
    change: (_parts, place) => ({ gate: gateWith(place, { now: () => Date.now() - 3_600_000 }) }),
  },
  /** A token for another service of the same issuer is good here too. */
  'accept-other-audience': {
    change: (_parts, place) => ({
      gate: gateWith(place, { audience: ['https://other.test', place.auth.oidc?.audience ?? ''] }),
    }),
  },
  /** Whoever is let in may do everything. */
  'ignore-scope': {
    change: ({ gate }) => ({
      gate: {
        admit: async (request) => {
          for (const scope of ['read', 'write', 'spend', 'manage_keys'] as const) {
            const admission = await gate.admit(request, scope);
            if ('identity' in admission || admission.refusal.code !== 'scope_missing') return admission;
          }
          return gate.admit(request, 'read');
        },
        admitStranger: (address) => gate.admitStranger(address),
      },
    }),
  },
  /** Any name that leads to this machine is this machine's, and any page may send what it likes. */
  'believe-any-host': {
    change: ({ gate }) => ({
      gate: {
        admit: ({ headers, ...request }, scope) => {
          const { origin: _origin, 'sec-fetch-site': _site, ...rest } = headers;
          return gate.admit({ ...request, headers: { ...rest, host: '127.0.0.1' } }, scope);
        },
        admitStranger: (address) => gate.admitStranger(address),
      },
    }),
  },
  /** A link is believed without a look at its signature. */
  'unsigned-link-accepted': {
    change: ({ linkSigner }) => ({
      linkSigner: {
        sign: (...target) => linkSigner.sign(...target),
        verify: ({ url }) => new URL(url, 'http://localhost').searchParams.get('user') ?? undefined,
      },
    }),
  },
  /** A key answers for every body. */
  'forget-idempotency-body': {
    change: ({ idempotency: desk }) => ({
      idempotency: { ...bound(desk), begin: (address) => desk.begin(address, 'any body') },
    }),
  },
  /** A key of one user answers another. */
  'share-idempotency-keys': {
    change: ({ idempotency: desk }) => ({
      idempotency: { ...bound(desk), begin: (address, hash) => desk.begin({ ...address, userId: 'everybody' }, hash) },
    }),
  },
  /** Answers are kept for as long as the process lives. */
  'forget-answers-at-restart': { change: () => ({ idempotency: new MemoryIdempotency() }) },
  /** Whoever comes back gets the events after the next one. */
  'lose-event-on-reconnect': { hook: (server) => moveLastEvent(server, 1) },
  /** Whoever comes back gets the last event again. */
  'double-event-on-reconnect': { hook: (server) => moveLastEvent(server, -1) },
  /** Announcements of other processes are not heard; events are found by looking. */
  'deaf-to-announcements': {
    change: ({ studio }) => ({ studio: withDesk(studio, 'events', { listen: (_wake, signal) => aborted(signal) }) }),
  },
  /** Edits of what somebody else has changed go through. */
  'stale-if-match-accepted': {
    hook: (server) =>
      server.addHook('onRequest', (request, _reply, done) => {
        delete request.headers['if-match'];
        done();
      }),
  },
  /** Fields that nobody knows are passed over. */
  'unknown-fields-accepted': {
    hook: (server) =>
      server.addHook('preHandler', (request, _reply, done) => {
        const body = request.body as Record<string, unknown> | undefined;
        if (typeof body === 'object' && body !== null) delete body.unheard_of;
        done();
      }),
  },
  /** Whatever goes wrong is told as it is, as most frameworks do. */
  'raw-error-to-client': {
    hook: (server) => {
      const errors = new WeakMap<object, Error>();
      server.addHook('onError', (request, _reply, error, done) => {
        errors.set(request, error);
        done();
      });
      server.addHook('onSend', (request, reply, payload, done) => {
        const error = errors.get(request);
        if (error !== undefined) reply.code(500);
        done(null, error === undefined ? payload : JSON.stringify({ message: error.message, stack: error.stack }));
      });
    },
  },
  /** Answers say that they are pages. */
  'wrong-content-type-served': {
    hook: (server) =>
      server.addHook('onSend', (_request, reply, payload, done) => {
        if (reply.getHeader('content-type') !== undefined) reply.header('content-type', 'text/html');
        done(null, payload);
      }),
  },
  /** Something of every request is kept for ever. */
  'keep-every-request': {
    hook: (server) => {
      const kept: unknown[] = [];
      server.addHook('onRequest', (request, _reply, done) => {
        kept.push([request.headers, Array.from({ length: 20_000 }, (_, index) => index + kept.length)]);
        done();
      });
    },
  },
  /** A file is kept as it came, for what its name says it is. */
  'believe-file-names': {
    change: ({ studio }, { paper }) => ({
      studio: withDesk(studio, 'assets', {
        takeIn: (userId, { path, name }) =>
          paper.context.assets.store({ userId, name, mediaType: 'image/png', metadata: {}, sourceFilePath: path }),
      }),
    }),
  },
} satisfies Record<string, Saboteur> as Readonly<Record<ApiSabotage, Saboteur>>;

export type ApiSabotage =
  | 'skip-user-filter'
  | 'stream-of-anybody'
  | 'accept-expired-token'
  | 'accept-other-audience'
  | 'ignore-scope'
  | 'believe-any-host'
  | 'unsigned-link-accepted'
  | 'forget-idempotency-body'
  | 'share-idempotency-keys'
  | 'forget-answers-at-restart'
  | 'lose-event-on-reconnect'
  | 'double-event-on-reconnect'
  | 'deaf-to-announcements'
  | 'stale-if-match-accepted'
  | 'unknown-fields-accepted'
  | 'raw-error-to-client'
  | 'wrong-content-type-served'
  | 'keep-every-request'
  | 'believe-file-names';

function withDesk<Name extends keyof Studio>(studio: Studio, name: Name, change: Partial<Studio[Name]>): Studio {
  return { ...studio, [name]: { ...studio[name], ...change } };
}

/** The methods of a desk that is an object of a class, so that it can be spread. */
function bound(desk: ServerDependencies['idempotency']): ServerDependencies['idempotency'] {
  return {
    begin: (...request) => desk.begin(...request),
    renew: (claim) => desk.renew(claim),
    complete: (...answer) => desk.complete(...answer),
    release: (claim) => desk.release(claim),
    purge: () => desk.purge(),
  };
}

async function ownerOf({ database }: OpenPaperStudio, videoId: string): Promise<string | undefined> {
  const video = await database.selectFrom('video').select('userId').where('id', '=', videoId).executeTakeFirst();
  return video?.userId;
}

function gateWith({ paper, auth }: Place, change: { now?: () => number; audience?: string[] }): Gate {
  const keys = new ApiKeyStore(paper.database);
  if (auth.oidc === undefined) throw new Error('There are no tokens to be taken in without a sign-in service.');
  const safeFetch = createSafeFetch({ allowLoopbackOrigins: loopbackOriginsOf(auth.oidc.issuer) });
  const options = { ...auth.oidc, ...change, safeFetch: (url: string, init?: RequestInit) => safeFetch(url, init) };
  return new Gatekeeper(
    createAuthenticator({
      isSingleUser: false,
      verifyApiKey: (text) => keys.verify(text),
      verifyToken: createOidcVerifier(options as unknown as Parameters<typeof createOidcVerifier>[0]),
    }),
  );
}

function moveLastEvent(server: FastifyInstance, by: number): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const last = request.headers['last-event-id'];
    if (last !== undefined) request.headers['last-event-id'] = String(Math.max(0, Number(last) + by));
    done();
  });
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
