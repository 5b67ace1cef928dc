import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import { admit, admitStranger } from '../access.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { sendFile } from './send-file.ts';

/** The bytes of artifacts and assets: with credentials, or by a signed link. */
export function registerMedia(server: FastifyInstance, context: ServerContext): void {
  const { assets } = context.studio;
  server.get<{ Params: { id: string } }>('/api/artifacts/:id/content', async (request, reply) => {
    const { userId, byLink } = await admitReader(request, reply, context);
    const artifact = await assets.artifact(userId, request.params.id);
    const extension = artifact.storageKey.split('.').at(-1);
    const name = `${artifact.slot.replaceAll('/', '-')}-v${artifact.version}.${extension}`;
    return sendFile(request, reply, { ...artifact, name }, { open: (...file) => assets.open(...file), byLink });
  });
  server.get<{ Params: { id: string } }>('/api/assets/:id/content', async (request, reply) => {
    const { userId, byLink } = await admitReader(request, reply, context);
    const asset = await assets.get(userId, request.params.id);
    return sendFile(request, reply, asset, { open: (...file) => assets.open(...file), byLink });
  });
}

async function admitReader(
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  { gate, linkSigner, now }: ServerContext,
): Promise<{ userId: string; byLink: boolean }> {
  const { signature } = request.query as { signature?: unknown };
  if (signature === undefined) return { userId: (await admit(gate, request, reply, 'read')).userId, byLink: false };
  admitStranger(gate, request, reply);
  const { method, url, params } = request;
  const userId = linkSigner.verify({ method, url, artifactId: params.id }, now());
  if (userId === undefined) throw new BeatboardError('link_invalid', 'This link is too old, or was altered.');
  return { userId, byLink: true };
}
