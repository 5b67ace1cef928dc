import { createHash, randomBytes } from 'node:crypto';
import serveStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StudioShelf, type BuiltStudio } from './built-studio.ts';
import { studioPolicy } from './studio-policy.ts';

/** Answers a request that no route took; undefined when it is none for the studio. */
export type StudioPage = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

export interface StudioPlace {
  /** Where the built studio lies; undefined for a server without one. */
  readonly folder: string | undefined;
  /** Where files are besides this server: the origin of a bucket. */
  readonly fileOrigins: readonly string[];
}

/** Addresses that are never a page of the studio. */
const ownAddresses = /^\/(?:api|docs|health|ready|metrics|openapi\.json)(?:\/|$)/;

/** Files here have a digest of their content in their names: what they name never changes. */
const unchangingFolder = 'assets/';

const yearSeconds = 365 * 24 * 3600;

const notBuilt =
  'The studio is not built here: run "npm run build" where Beatboard is installed, or use the API that /docs describes.\n';

/**
 * The studio in the browser: its files, and its one page for every address that a person can open. It asks nobody who
 * they are; what it shows comes from the API, which does. Its files are looked up by name in a list of those that were
 * built, so that no address leads out of their folder.
 */
export function createStudioPage(server: FastifyInstance, { folder, fileOrigins }: StudioPlace): StudioPage {
  void server.register(serveStatic, { serve: false, preCompressed: true, cacheControl: false });
  // One for the life of the process is enough: the page holds nothing of anybody's.
  const nonce = randomBytes(18).toString('base64');
  const shelf = folder === undefined ? undefined : new StudioShelf(folder);

  return async (request, reply) => {
    const address = request.url.split('?')[0]!;
    if (!['GET', 'HEAD'].includes(request.method) || ownAddresses.test(address)) return undefined;
    const studio = await shelf?.read();
    if (studio === undefined) return address === '/' ? sayNotBuilt(reply) : undefined;
    const name = address.slice(1);
    const isPage = name === '' || !studio.files.has(name);
    // A script or picture that is gone must not come back as a page.
    if (isPage && name !== '' && !/\btext\/html\b/.test(request.headers.accept ?? '')) return undefined;
    reply.header('Content-Security-Policy', studioPolicy({ nonce, styleHashes: studio.styleHashes, fileOrigins }));
    if (isPage) return sendPage(request, reply, pageWith(studio, nonce));
    const isUnchanging = name.startsWith(unchangingFolder);
    reply.header('Cache-Control', isUnchanging ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
    return reply.sendFile(name, shelf!.folder);
  };
}

/** The page tells its own nonce, for the libraries that ask for it. */
function pageWith({ page }: BuiltStudio, nonce: string): string {
  return page.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

function sendPage(request: FastifyRequest, reply: FastifyReply, page: string): FastifyReply {
  const tag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  reply.header('ETag', tag).header('Cache-Control', 'no-cache').header('Vary', 'Accept');
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  return reply.code(200).type('text/html; charset=utf-8').send(page);
}

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply.code(200).header('Cache-Control', 'no-cache').type('text/plain; charset=utf-8').send(notBuilt);
}
