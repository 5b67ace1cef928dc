import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { BeatboardError } from '#domain/errors.ts';
import type { StoredFile } from '#pipeline/studio/studio.ts';
import { parseInput } from '../parse-input.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { admitReader } from './admit-reader.ts';
import { hasTag } from './send-file.ts';

/** Widths that are made; each file has few small pictures, whoever asks for them. */
const widths = ['160', '320', '640', '960'] as const;

const querySchema = z.strictObject({
  width: z.enum(widths).default('320'),
  at: z.enum(['first', 'last']).default('first'),
});

/** What may follow a signed link without spoiling it. */
const added = /(?:&(?:width|at)=\w{1,8}){1,2}$/;

type ThumbnailRequest = FastifyRequest<{ Params: { id: string } }>;

/** Small pictures of artifacts and assets: with credentials, or by a signed link, to which the size may be added. */
export function registerThumbnails(server: FastifyInstance, context: ServerContext): void {
  const { assets, previews } = context.studio;
  const find = { artifacts: assets.artifact, assets: assets.get };
  for (const folder of ['artifacts', 'assets'] as const) {
    server.get<{ Params: { id: string } }>(`/api/${folder}/:id/thumbnail`, async (request, reply) => {
      const { userId, byLink } = await admitReader(request, reply, context, request.url.replace(added, ''));
      const form = readForm(request);
      const file = await find[folder](userId, request.params.id);
      const seconds = byLink ? secondsLeft(request, context.now()) : 3600;
      const tag = `"${file.sha256.slice(0, 32)}-${form.at}-${form.widthPixels}"`;
      reply
        .header('ETag', tag)
        // What an address shows never changes; the address itself ends with its link.
        .header('Cache-Control', `private, max-age=${seconds}, immutable`)
        .header('Cross-Origin-Resource-Policy', byLink ? 'cross-origin' : 'same-origin');
      if (hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
      return sendThumbnail(reply, file, previews.thumbnail(file, form));
    });
  }
}

function readForm({ query }: ThumbnailRequest): { widthPixels: number; at: 'first' | 'last' } {
  const { user: _user, expires: _expires, signature: _signature, ...asked } = query as Record<string, unknown>;
  const { width, at } = parseInput(querySchema, asked, '');
  return { widthPixels: Number(width), at };
}

function secondsLeft({ query }: ThumbnailRequest, nowMs: number): number {
  const { expires } = query as { expires?: unknown };
  return Math.max(0, Math.floor(Number(expires) - nowMs / 1000));
}

async function sendThumbnail(reply: FastifyReply, file: StoredFile, making: Promise<Buffer>): Promise<FastifyReply> {
  try {
    return await reply.header('Content-Type', 'image/webp').send(await making);
  } catch (error) {
    reply.removeHeader('Content-Type').removeHeader('ETag');
    if (error instanceof BeatboardError) throw error;
    throw new Error(`No thumbnail of ${file.storageKey} could be made.`, { cause: error });
  }
}
