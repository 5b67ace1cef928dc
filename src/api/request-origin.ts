import type { FastifyRequest } from 'fastify';

/** How the caller reaches the server, for example `http://127.0.0.1:4870`: as it was set, else as the request says. */
export function originOf(request: FastifyRequest, settings: { readonly publicOrigin?: string }): string {
  return settings.publicOrigin ?? `${request.protocol}://${request.host}`;
}
