import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { EventHub } from './events/event-hub.ts';
import type { Readiness } from './health.ts';

interface StoppedParts {
  readonly server: FastifyInstance;
  readonly hub: EventHub;
  readonly readiness: Readiness;
  readonly limitMs: number;
}

const sweepMs = 20;

/**
 * Makes what ends a server without cutting anybody off: it says that it is not ready, takes no new connections, ends the
 * event streams, and finishes what is in flight. What has not ended within the limit is let go of; its sender can
 * repeat it. Call it before the server listens.
 */
export function createStop({ server, hub, readiness, limitMs }: StoppedParts): () => Promise<void> {
  const unused = trackUnused(server);
  return async () => {
    readiness.isStopping = true;
    hub.stop();
    let limit: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      limit = setTimeout(() => {
        server.server.closeAllConnections();
        resolve();
      }, limitMs);
    });
    const sweeping = setInterval(() => {
      // Connections whose last answer went out meanwhile, and those that browsers open ahead of need.
      server.server.closeIdleConnections();
      for (const socket of unused) socket.destroy();
    }, sweepMs);
    try {
      await server.close();
      // What is read for streams that were just opening is read to its end, before the database is let go of.
      await Promise.race([hub.settled(), tooLong]);
    } finally {
      clearTimeout(limit);
      clearInterval(sweeping);
    }
  };
}

/** Connections on which nothing has been asked yet: Node does not count them as idle. */
function trackUnused(server: FastifyInstance): ReadonlySet<Socket> {
  const unused = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }: { socket: Socket }) => unused.delete(socket));
  return unused;
}
