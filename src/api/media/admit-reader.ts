import type { FastifyReply, FastifyRequest } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import { admit, admitStranger } from '../access.ts';
import type { ServerContext } from '../server-dependencies.ts';

/**
 * Who reads a file: whom the credentials name, or in whose name the link was signed that is shown instead of them. `url`
 * is the link as it was signed. Throws `link_invalid`; whoever tries wrong links is counted.
 */
export async function admitReader(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { gate, linkSigner, now }: ServerContext,
  url: string = request.url,
): Promise<{ userId: string; byLink: boolean }> {
  const { signature } = request.query as { signature?: unknown };
  if (signature === undefined) return { userId: (await admit(gate, request, reply, 'read')).userId, byLink: false };
  const { method, params } = request;
  const userId = linkSigner.verify({ method, url, artifactId: params.id }, now());
  if (userId !== undefined) return { userId, byLink: true };
  admitStranger(gate, request, reply);
  throw new BeatboardError('link_invalid', 'This link is too old, or was altered.');
}
