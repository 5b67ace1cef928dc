import type { FastifyInstance, HTTPMethods } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';

const allMethods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Remembers which methods each address has, so that every other one can be refused with `method_not_allowed`. */
export class MethodGuard {
  readonly #methods = new Map<string, Set<string>>();

  /** Call it before any route is made. */
  watch(server: FastifyInstance): void {
    server.addHook('onRoute', ({ url, method }) => {
      const methods = this.#methods.get(url) ?? new Set();
      this.#methods.set(url, methods);
      for (const one of [method].flat()) methods.add(one.toUpperCase());
    });
  }

  /** Call it when all routes are made. */
  close(server: FastifyInstance): void {
    for (const [url, methods] of [...this.#methods]) {
      const others = allMethods.filter((method) => !methods.has(method));
      const allow = [...methods].toSorted().join(', ');
      if (others.length === 0) continue;
      server.route({
        method: others,
        url,
        // Before the body is looked at.
        onRequest(request, reply, done) {
          reply.header('Allow', allow);
          done(new BeatboardError('method_not_allowed', `${request.method} is not for this address.`));
        },
        handler: (_request, reply) => reply.send(),
      });
    }
  }
}
