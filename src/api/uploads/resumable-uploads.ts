import { Readable } from 'node:stream';
import { Server as TusServer } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { BeatboardError, type ErrorCode } from '#domain/errors.ts';
import { admit } from '../access.ts';
import { problemOf } from '../error-response.ts';
import type { ServerContext } from '../server-dependencies.ts';
import { shownName } from './read-form.ts';
import { UploadFiles, type FinishedUpload } from './upload-files.ts';

const uploadPath = '/api/uploads';
/** The header that tells what a finished upload has become. */
export const assetIdHeader = 'Beatboard-Asset-Id';

const protocolHeaders = {
  'Tus-Resumable': '1.0.0',
  'Tus-Version': '1.0.0',
  'Tus-Extension': 'creation,creation-with-upload,creation-defer-length,termination,expiration',
};

const cleaningMs = 600_000;

/**
 * Resumable uploads (tus 1.0.0) at `/api/uploads`. A finished one becomes an asset, whose id the last answer and every
 * later HEAD tell. Whoever is cut off goes on where the server's bytes end.
 */
export function registerResumableUploads(server: FastifyInstance, context: ServerContext): void {
  const { limits, uploadFolder } = context;
  const files = new UploadFiles(uploadFolder, limits.uploadExpiryMs);
  const uploads = new ResumableUploads(context, files);
  server.removeAllContentTypeParsers();
  // The body is left to the protocol's own server, unread.
  server.addContentTypeParser('*', (_request, _payload, done) => done(null));
  server.addHook('onReady', async () => {
    await files.prepare();
    await files.removeExpired(Date.now());
    const cleaning = setInterval(() => void files.removeExpired(Date.now()).catch(() => undefined), cleaningMs);
    cleaning.unref();
    server.addHook('onClose', (_instance, done) => {
      clearInterval(cleaning);
      done();
    });
  });
  server.options(uploadPath, (_request, reply) => {
    return reply.code(204).headers(protocolHeaders).header('Tus-Max-Size', limits.uploadBytes).send();
  });
  const handler = (request: FastifyRequest, reply: FastifyReply) => uploads.handle(request, reply);
  server.route({ method: 'POST', url: uploadPath, handler });
  server.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: `${uploadPath}/:id`, handler });
}

class ResumableUploads {
  readonly #context: ServerContext;
  readonly #files: UploadFiles;
  readonly #server: TusServer;
  /** Owners of requests under way, for the ids that are made in them. */
  readonly #owners = new WeakMap<Request, string>();
  readonly #finishing = new Map<string, Promise<FinishedUpload>>();

  constructor(context: ServerContext, files: UploadFiles) {
    this.#context = context;
    this.#files = files;
    this.#server = new TusServer({
      path: uploadPath,
      datastore: files.store,
      maxSize: context.limits.uploadBytes,
      relativeLocation: true,
      allowedOrigins: () => false,
      namingFunction: (request) => files.newId(this.#owners.get(request)!),
      onUploadCreate: async (request, upload) => {
        await files.assertRoom(this.#owners.get(request)!, upload.size ?? 0, context.limits.uploadCount);
        return {};
      },
      // An error of ours is kept by its code; the answer is made from it again below.
      onResponseError: (_request, error) =>
        error instanceof BeatboardError
          ? { status_code: 599, body: JSON.stringify([error.code, error.message]) }
          : undefined,
    });
  }

  async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { userId } = await admit(this.#context.gate, request, reply, 'write');
    const { id } = request.params as { id?: string };
    reply.headers({ 'Tus-Resumable': '1.0.0', 'Cache-Control': 'no-store' });
    if (id !== undefined) {
      if (!this.#files.isOwn(userId, id)) throw new BeatboardError('not_found', 'There is no such upload.');
      const finished = await this.#files.readFinished(id);
      if (finished !== undefined) return this.#answerFinished(request, reply, id, finished);
    }
    const response = await this.#ask(request, userId);
    if (!response.ok) return refuse(request, reply, response, await response.text());
    const uploadId = id ?? response.headers.get('location')?.split('/').at(-1);
    const isGone = request.method === 'DELETE' || uploadId === undefined;
    const finished = isGone ? undefined : await this.#finishIfWhole(userId, uploadId);
    for (const [name, value] of response.headers) if (!name.startsWith('access-control-')) reply.header(name, value);
    if (finished !== undefined) reply.header(assetIdHeader, finished.assetId);
    return reply.code(response.status).send();
  }

  /** The protocol's own server: which bytes are there, which come next. */
  async #ask(request: FastifyRequest, userId: string): Promise<Response> {
    const names = Object.keys(request.headers).filter((name) =>
      /^(?:tus-|upload-|content-(?:type|length)$|host$)/.test(name),
    );
    const headers = names.map((name): [string, string] => [name, String(request.headers[name])]);
    const hasBody = request.method === 'POST' || request.method === 'PATCH';
    const asked = new Request(`http://localhost${request.url}`, {
      method: request.method,
      headers,
      ...(hasBody && { body: Readable.toWeb(request.raw) as ReadableStream, duplex: 'half' as const }),
    });
    this.#owners.set(asked, userId);
    return this.#server.handleWeb(asked);
  }

  /** Makes an asset of an upload whose last byte has come; also one whose server was killed before it could. */
  async #finishIfWhole(userId: string, id: string): Promise<FinishedUpload | undefined> {
    const upload = await this.#files.store.getUpload(id).catch(() => undefined);
    if (upload === undefined || upload.size === undefined || upload.offset !== upload.size) {
      return this.#files.readFinished(id);
    }
    const { size, metadata } = upload;
    const known = this.#finishing.get(id);
    if (known !== undefined) return known;
    const finishing = this.#finish(userId, id, size, metadata?.filename).finally(() => this.#finishing.delete(id));
    this.#finishing.set(id, finishing);
    return finishing;
  }

  async #finish(
    userId: string,
    id: string,
    sizeBytes: number,
    name: string | null | undefined,
  ): Promise<FinishedUpload> {
    try {
      const file = { path: this.#files.filePath(id), name: shownName(name) };
      const asset = await this.#context.studio.assets.takeIn(userId, file);
      const finished = { assetId: asset.id, sizeBytes };
      await this.#files.finish(id, finished);
      return finished;
    } catch (error) {
      // A file that is no good stays none; anything else may succeed later.
      if (error instanceof BeatboardError && !error.entry.retryable) await this.#files.remove(id);
      throw error;
    }
  }

  async #answerFinished(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    { assetId, sizeBytes }: FinishedUpload,
  ): Promise<FastifyReply> {
    reply.headers({ [assetIdHeader]: assetId, 'Upload-Offset': sizeBytes });
    if (request.method === 'HEAD') return reply.code(200).header('Upload-Length', sizeBytes).send();
    if (request.method === 'DELETE') {
      await this.#files.forgetFinished(id);
      return reply.code(204).send();
    }
    if (request.headers['upload-offset'] === String(sizeBytes)) return reply.code(204).send();
    throw new BeatboardError('upload_conflict', `The upload is finished at ${sizeBytes} bytes.`);
  }
}

const codes: Readonly<Record<number, ErrorCode>> = {
  404: 'not_found',
  409: 'upload_conflict',
  410: 'upload_gone',
  413: 'body_too_large',
};

/** What the protocol's server refused, as a problem document under the protocol's status. */
function refuse(request: FastifyRequest, reply: FastifyReply, response: Response, body: string): FastifyReply {
  if (response.status === 599) {
    const [code, message] = JSON.parse(body) as [ErrorCode, string];
    throw new BeatboardError(code, message);
  }
  // An extension of the protocol that is not offered, such as concatenation.
  const status = response.status === 501 ? 422 : response.status;
  // The connection was lost in the middle of the body: nobody is there to read this.
  if (status >= 500) throw new BeatboardError('server_busy', 'The bytes could not be kept.');
  const error = new BeatboardError(codes[response.status] ?? 'request_invalid', `${body.trim()}.`);
  if (response.status === 412) reply.headers(protocolHeaders);
  reply.header('Connection', 'close');
  const problem = { ...problemOf(error, request.id), status };
  return reply
    .code(status)
    .header('Content-Type', 'application/problem+json')
    .send(Buffer.from(JSON.stringify(problem)));
}
