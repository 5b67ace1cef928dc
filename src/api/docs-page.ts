import { randomBytes } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import { openApiDocument } from './openapi/open-api-document.ts';

/**
 * `/openapi.json`, and `/docs`: a page made from it, of which every part comes from this server. Both are made when
 * they are first asked for: most servers serve one command and end.
 */
export function registerDocs(server: FastifyInstance, version: string): void {
  let text: string | undefined;
  server.get('/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(openApiDocument(version));
    return reply
      .header('Content-Type', 'application/json; charset=utf-8')
      .header('Cache-Control', 'no-cache')
      .send(text);
  });

  // One for the life of the process is enough: the page holds nothing of anybody's.
  const nonce = randomBytes(18).toString('base64');
  let page: Promise<FastifyInstance> | undefined;
  server.get('/docs', (_request, reply) => reply.redirect('/docs/'));
  server.get('/docs/*', async (request, reply) => {
    page ??= openPage(nonce);
    const { statusCode, headers, rawPayload } = await (await page).inject({ method: 'GET', url: request.url });
    if (statusCode !== 200) return reply.callNotFound();
    return reply
      .header('Content-Type', headers['content-type'])
      .header('Cache-Control', 'no-cache')
      .header('Content-Security-Policy', docsPolicy(nonce))
      .send(rawPayload);
  });
}

/** The reference page and its program, some megabytes, in a server of their own that nobody else reaches. */
async function openPage(nonce: string): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference');
  const page = Fastify();
  await page.register(reference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Beatboard API',
      nonce,
      withDefaultFonts: false,
      telemetry: false,
      agent: { disabled: true },
      hideClientButton: true,
      showDeveloperTools: 'never',
    },
  });
  await page.ready();
  return page;
}

/** Only what this server sends runs; styles are written by the page itself. */
function docsPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
