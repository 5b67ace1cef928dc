import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BeatboardError } from '#domain/errors.ts';
import type { AssetDesk, StoredFile } from '#pipeline/studio/studio.ts';
import { readByteRange } from './byte-range.ts';

interface SentFile extends StoredFile {
  /** As the user may save it. */
  readonly name: string;
}

/** Shown in a page as what it is; everything else is only ever saved. */
const shownTypes = /^(?:image\/(?:png|jpeg|webp|gif|avif)|video\/(?:mp4|webm)|audio\/[\w.+-]+)$/;

/** The file can be looked at, and nothing in it can run, load or frame anything. */
const filePolicy = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

/**
 * Sends a file, or the part its `Range` asks for, with headers under which a hostile file is only bytes. `byLink` says
 * that the address is a signed link, which other sites may embed. Throws `artifact_missing`, `range_unsatisfiable`.
 */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: SentFile,
  options: { readonly open: AssetDesk['open']; readonly byLink: boolean },
): Promise<unknown> {
  const tag = `"${file.sha256}"`;
  reply
    .header('ETag', tag)
    .header('Accept-Ranges', 'bytes')
    .header('Cache-Control', 'private, max-age=3600')
    .header('Content-Security-Policy', filePolicy)
    .header('Cross-Origin-Resource-Policy', options.byLink ? 'cross-origin' : 'same-origin');
  if (hasTag(request.headers['if-none-match'], tag)) return reply.code(304).send();
  reply.header('Content-Type', file.mediaType).header('Content-Disposition', dispositionOf(file));

  const isSame = hasTag(request.headers['if-range'] as string | undefined, tag, true);
  const range = isSame ? readByteRange(request.headers.range, file.sizeBytes) : 'whole';
  if (range === 'unsatisfiable') {
    reply.removeHeader('Content-Disposition').header('Content-Range', `bytes */${file.sizeBytes}`);
    throw new BeatboardError('range_unsatisfiable', `The file has ${file.sizeBytes} bytes.`);
  }
  if (range === 'whole') reply.header('Content-Length', file.sizeBytes);
  else {
    reply
      .code(206)
      .header('Content-Length', range.end - range.start + 1)
      .header('Content-Range', `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  }
  // An empty stream leaves the length as it was set.
  if (request.method === 'HEAD') return reply.send(Readable.from([]));
  return reply.send(await options.open(file, range === 'whole' ? undefined : range));
}

/** Whether a header of entity tags names this one. */
export function hasTag(header: string | undefined, tag: string, whenMissing = false): boolean {
  if (header === undefined) return whenMissing;
  return header.split(',').some((entry) => ['*', tag, `W/${tag}`].includes(entry.trim()));
}

function dispositionOf({ mediaType, name }: SentFile): string {
  const kind = shownTypes.test(mediaType) ? 'inline' : 'attachment';
  const plain = name.replaceAll(/[^\w.-]+/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${whole}`;
}
