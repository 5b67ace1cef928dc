import helmet from '@fastify/helmet';
import underPressure from '@fastify/under-pressure';
import Fastify, { type FastifyInstance } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import { answerClientError } from './client-error.ts';
import { registerDocs } from './docs-page.ts';
import { sendProblem } from './error-response.ts';
import { EventHub } from './events/event-hub.ts';
import { registerEventStream } from './events/event-stream-route.ts';
import { registerHealth, type Readiness } from './health.ts';
import { LinkOffice } from './media/links.ts';
import { registerMedia } from './media/media-routes.ts';
import { registerThumbnails } from './media/thumbnail-routes.ts';
import { MethodGuard } from './method-guard.ts';
import { registerMetrics } from './metrics.ts';
import { registerOperations } from './register-operations.ts';
import { createRequestId } from './request-id.ts';
import { createHandlers } from './routes/create-handlers.ts';
import { toContext, type ServerContext, type ServerDependencies } from './server-dependencies.ts';
import { createStop } from './stop-server.ts';
import { createStudioPage } from './studio/studio-page.ts';
import { assertStorable } from './storable-text.ts';
import { registerResumableUploads } from './uploads/resumable-uploads.ts';
import { registerWebhooks } from './webhooks/webhook-route.ts';

/** The HTTP server, ready to `listen`. */
export type ApiServer = FastifyInstance & {
  /** Stops politely: no longer ready, no new connections, streams ended, requests in flight finished within the limit. */
  stop(): Promise<void>;
};

const uploadMaximumMs = 1_800_000;
const purgeMs = 6 * 3600 * 1000;

/** Makes the server: every operation of the contract, files, events, uploads, docs, and the state of the server itself. */
export function createServer(dependencies: ServerDependencies): ApiServer {
  const context = toContext(dependencies);
  const server = createBareServer(context);
  const readiness: Readiness = { isStopping: false };
  const hub = new EventHub(context.studio.events, context.limits);
  const links = new LinkOffice({ ...context, assets: context.studio.assets });
  const methods = new MethodGuard();
  methods.watch(server);

  void server.register(async (scope) => {
    registerHealth(scope, context, readiness);
    registerMetrics(scope, context, hub);
    registerDocs(scope, context.version);
    registerMedia(scope, context);
    registerThumbnails(scope, context);
    registerWebhooks(scope, context);
    registerEventStream(scope, { context, hub, links });
    registerOperations(scope, { context, handlers: createHandlers(context), links });
    await scope.register((uploads, _options, done) => {
      registerResumableUploads(uploads, context);
      done();
    });
  });
  void server.register((scope, _options, done) => {
    methods.close(scope);
    done();
  });
  keepHouse(server, context, hub);
  return Object.assign(server, { stop: createStop({ server, hub, readiness, limitMs: context.limits.stopMs }) });
}

/** A server with its limits, headers and errors, and no routes. */
function createBareServer(context: ServerContext): FastifyInstance {
  const { limits, recordFault, trustProxy, studioFolder, fileOrigins } = context;
  const server = Fastify({
    genReqId: createRequestId,
    bodyLimit: limits.jsonBytes,
    requestTimeout: uploadMaximumMs,
    return503OnClosing: false,
    routerOptions: { maxParamLength: limits.addressCharacters },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, error, recordFault),
    ...(trustProxy !== undefined && { trustProxy: typeof trustProxy === 'string' ? trustProxy : [...trustProxy] }),
  });
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error, recordFault));
  const answerStudio = createStudioPage(server, { folder: studioFolder, fileOrigins });
  server.setNotFoundHandler(async (request, reply) => {
    const answered = await answerStudio(request, reply);
    if (answered !== undefined) return answered;
    const error = new BeatboardError('route_unknown', `There is nothing at ${request.url.split('?')[0]}.`);
    return sendProblem(request, reply, error, recordFault);
  });
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Request-Id', request.id);
    if (request.url.length > limits.addressCharacters) {
      throw new BeatboardError('address_too_long', 'The address is too long.');
    }
    // Before any route looks for what it names.
    assertStorable(request.params);
    done();
  });
  void server.register(helmet, {
    // Answers are data: nothing in them loads or runs. The docs page and files have policies of their own.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    // Only over TLS does it mean anything, and there the proxy that speaks TLS sets it.
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  void server.register(underPressure, {
    maxEventLoopDelay: limits.eventLoopDelayMs,
    sampleInterval: limits.eventLoopWindowMs,
    pressureHandler: (request) => {
      // Whether it lives and how it is, and the files of the studio: a page without half of its parts is worse than a slow one.
      if (!request.url.startsWith('/api/')) return;
      throw new BeatboardError('server_busy', 'The server has more to do than it can.');
    },
  });
  return server;
}

/** What goes on beside requests: the hub of events, and forgetting old answers. */
function keepHouse(server: FastifyInstance, { idempotency }: ServerContext, hub: EventHub): void {
  let purging: NodeJS.Timeout | undefined;
  server.addHook('onReady', (done) => {
    hub.start();
    const purge = (): void => void idempotency.purge().catch(() => undefined);
    purge();
    purging = setInterval(purge, purgeMs).unref();
    done();
  });
  server.addHook('preClose', (done) => {
    clearInterval(purging);
    hub.stop();
    done();
  });
}
