import type { FastifyInstance } from 'fastify';
import type { ServerContext } from '../server-dependencies.ts';
import { admitReader } from './admit-reader.ts';
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
