import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { admit } from './access.ts';
import type { EventHub } from './events/event-hub.ts';
import type { ServerContext } from './server-dependencies.ts';

/** `/metrics` for Prometheus: counts and durations, without anything of anybody's. Needs the scope `read`. */
export function registerMetrics(server: FastifyInstance, context: ServerContext, hub: EventHub): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: 'beatboard_http_request_duration_seconds',
    help: 'Time from a request to its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  });
  const streams = new Gauge({ name: 'beatboard_event_streams', help: 'Open event streams.', registers: [registry] });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = `${Math.floor(reply.statusCode / 100)}xx`;
    durations.observe({ method: request.method, route, status }, reply.elapsedTime / 1000);
    done();
  });
  server.get('/metrics', async (request, reply) => {
    await admit(context.gate, request, reply, 'read');
    streams.set(hub.size);
    return reply.header('Content-Type', registry.contentType).send(await registry.metrics());
  });
}
