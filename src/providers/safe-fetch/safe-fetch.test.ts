import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CanaryServer, startCanaryServer } from '#testkit/canary-server.ts';
import { type HttpOrigin, startHttpOrigin } from '#testkit/http-origin.ts';
import type { FetchLimits } from './fetch-policy.ts';
import { createSafeFetch, type SafeFetch } from './safe-fetch.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

const gigabyte = 1_000_000_000;
let canary: CanaryServer;
let own: HttpOrigin;
let other: HttpOrigin;
let safeFetch: SafeFetch;
/** Bytes the endless answers have handed to their sockets. */
let sentBytes = 0;

/** Writes zeros until the reader is gone. */
function pour(response: ServerResponse | ReturnType<typeof createGzip>, limitBytes = Infinity): void {
  const block = Buffer.alloc(65_536);
  for (let more = true; more && sentBytes < limitBytes; sentBytes += block.length) more = response.write(block);
  if (sentBytes < limitBytes) response.once('drain', () => pour(response, limitBytes));
  else response.end();
}

const answers: Readonly<Record<string, Answer>> = {
  '/hello': (_request, response) => response.setHeader('content-type', 'text/plain; charset=utf-8').end('hello'),
  '/echo': async (request, response) => {
    const body = await request.reduce((all: Buffer, part: Buffer) => Buffer.concat([all, part]), Buffer.alloc(0));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ method: request.method, headers: request.headers, body: body.toString('latin1') }));
  },
  '/empty': (_request, response) => response.writeHead(204).end(),
  '/missing': (_request, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('gone'),
  '/gzip': (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/plain' });
    createGzip().end('unpacked').pipe(response);
  },
  '/endless': (_request, response) => pour(response),
  '/declared': (_request, response) => response.writeHead(200, { 'content-length': 10 * gigabyte }).write('x'),
  '/bomb': (_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' });
    const gzip = createGzip();
    gzip.pipe(response).on('close', () => gzip.destroy());
    pour(gzip, gigabyte);
  },
  '/not-gzip': (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip at all'),
  '/pause': (_request, response) => response.write('a first part, then nothing'),
  '/drip': (_request, response) => {
    const timer = setInterval(() => response.write('.'), 5);
    response.on('close', () => clearInterval(timer));
  },
  '/silence': () => undefined,
  '/hang-up': (request) => request.socket.destroy(),
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write('half', () => response.destroy());
  },
  '/garbage': (request) => request.socket.end('what is this?\r\n\r\n'),
};

beforeAll(async () => {
  canary = await startCanaryServer();
  other = await startHttpOrigin((_request, response) => response.end('other'));
  own = await startHttpOrigin((request, response) => {
    const url = new URL(request.url ?? '', own.origin);
    const target = url.searchParams.get('to');
    if (target !== null) response.writeHead(Number(url.searchParams.get('status') ?? 302), { location: target }).end();
    else void answers[url.pathname]?.(request, response);
  });
  safeFetch = createSafeFetch({ allowLoopbackOrigins: [own.origin, other.origin] });
});
afterAll(() => Promise.all([own.close(), other.close(), canary.close()]));

const redirect = (to: string, status = 302): string => `${own.origin}/?status=${status}&to=${encodeURIComponent(to)}`;
const read = async (path: string, limits?: FetchLimits): Promise<string> =>
  (await safeFetch(`${own.origin}${path}`, {}, limits)).text();

describe('safeFetch', () => {
  it('brings an answer as fetch does', async () => {
    const response = await safeFetch(`${own.origin}/hello`);
    expect([response.status, response.ok, response.url]).toEqual([200, true, `${own.origin}/hello`]);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toBe('hello');
    expect((await safeFetch(`${own.origin}/empty`)).body).toBeNull();
    expect((await safeFetch(`${own.origin}/missing`)).status).toBe(404);
  });

  it('unpacks what is packed, and does not say that it is packed', async () => {
    const response = await safeFetch(`${own.origin}/gzip`);
    expect(await response.text()).toBe('unpacked');
    expect(response.headers.has('content-encoding')).toBe(false);
  });

  it('sends texts, bytes, forms and requests whole', async () => {
    const form = new FormData();
    form.append('image', new Blob(['pixels'], { type: 'image/png' }), 'shoe.png');
    const sent = async (init: RequestInit): Promise<{ headers: Record<string, string>; body: string }> =>
      (await (await safeFetch(`${own.origin}/echo`, { method: 'POST', ...init })).json()) as never;
    expect(await sent({ body: 'text', headers: { 'x-own': '1' } })).toMatchObject({
      body: 'text',
      headers: { 'x-own': '1', 'content-length': '4' },
    });
    expect((await sent({ body: new Uint8Array([1, 2, 3]) })).body).toBe('\u0001\u0002\u0003');
    const echo = await sent({ body: form });
    expect(echo.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(echo.body).toMatch(/name="image"; filename="shoe.png"\r\nContent-Type: image\/png\r\n\r\npixels\r\n/);
    const request = new Request(`${own.origin}/echo`, { method: 'PUT', body: 'whole' });
    expect(await (await safeFetch(request)).json()).toMatchObject({ method: 'PUT', body: 'whole' });
  });

  it('gives up when its caller does, with the reason of the caller', async () => {
    const reason = new Error('no longer wanted');
    const early = safeFetch(`${own.origin}/hello`, { signal: AbortSignal.abort(reason) });
    await expect(early).rejects.toBe(reason);
    const caller = new AbortController();
    const response = await safeFetch(`${own.origin}/pause`, { signal: caller.signal });
    const text = response.text();
    caller.abort(reason);
    await expect(text).rejects.toBe(reason);
  });
});

describe('a request that may cost money', () => {
  const asked = (path: string): number => own.requests.filter((request) => request.url === path).length;

  it.each(['/hang-up', '/garbage'])('is sent once when its answer is lost (%s)', async (path) => {
    const paid = safeFetch(`${own.origin}${path}`, { method: 'POST', body: 'buy' });
    await expect(paid).rejects.toMatchObject({ code: 'answer_lost' });
    expect(asked(path)).toBe(1);
  });

  it('is known to be unsent when nobody was there to take it', async () => {
    const gone = await startHttpOrigin(() => undefined);
    await gone.close();
    const lonely = createSafeFetch({ allowLoopbackOrigins: [gone.origin] });
    const paid = lonely(gone.origin, { method: 'POST', body: 'buy' });
    await expect(paid).rejects.toMatchObject({
      code: 'host_unreachable',
      message: expect.stringMatching(/nothing was sent/),
    });
  });

  it.each([301, 302, 303, 307, 308])('is not sent elsewhere by a %i', async (status) => {
    const before = own.requests.length;
    const paid = safeFetch(redirect('/echo', status), { method: 'POST', body: 'buy' });
    await expect(paid).rejects.toMatchObject({ code: 'answer_refused' });
    expect(own.requests.length - before).toBe(1);
  });
});

describe('redirects', () => {
  it('are followed three times and not four', async () => {
    const chain = (hops: number): string => {
      let to = '/hello';
      for (let hop = 0; hop < hops; hop += 1) to = redirect(to);
      return to;
    };
    const response = await safeFetch(chain(3));
    expect([await response.text(), response.url]).toEqual(['hello', `${own.origin}/hello`]);
    await expect(safeFetch(chain(4))).rejects.toMatchObject({ code: 'answer_refused' });
    await expect(safeFetch(chain(9), {}, { maximumRedirects: 99 })).rejects.toMatchObject({ code: 'answer_refused' });
    await expect(safeFetch(chain(1), {}, { maximumRedirects: 0 })).rejects.toMatchObject({ code: 'answer_refused' });
  });

  it('are shown or refused when the caller asks so', async () => {
    expect((await safeFetch(redirect('/hello'), { redirect: 'manual' })).headers.get('location')).toBe('/hello');
    await expect(safeFetch(redirect('/hello'), { redirect: 'error' })).rejects.toMatchObject({
      code: 'answer_refused',
    });
  });

  /** Where an answer may try to send us; the canary's port stands for any service inside. */
  const targets: readonly ((port: number) => string)[] = [
    (port) => `http://127.0.0.1:${port}/`,
    (port) => `https://127.0.0.1:${port}/`,
    (port) => `//127.0.0.1:${port}/`,
    (port) => `http://localhost:${port}/`,
    (port) => `http://[::1]:${port}/`,
    (port) => `http://[::ffff:127.0.0.1]:${port}/`,
    (port) => `http://2130706433:${port}/`,
    (port) => `http://0:${port}/`,
    (port) => `http://user:secret@127.0.0.1:${port}/`,
    () => 'http://169.254.169.254/latest/meta-data/',
    () => 'https://168.63.129.16/',
    (port) => `gopher://127.0.0.1:${port}/_GET`,
    (port) => `ftp://127.0.0.1:${port}/`,
    () => 'file:///etc/passwd',
    () => 'data:text/plain,hello',
  ];

  it.each(targets.flatMap((_, index) => [301, 302, 303, 307, 308].map((status) => [index, status] as const)))(
    'do not lead inside (target %i, %i)',
    async (index, status) => {
      const before = canary.hits();
      const target = targets[index]!(canary.port);
      await expect(safeFetch(redirect(target, status))).rejects.toMatchObject({ code: 'url_refused' });
      await expect(safeFetch(redirect(redirect(target, status)))).rejects.toMatchObject({ code: 'url_refused' });
      expect(canary.hits()).toBe(before);
    },
  );

  it('from elsewhere do not reach an origin that the operator allowed', async () => {
    await expect(safeFetch(redirect(`${other.origin}/`))).rejects.toMatchObject({ code: 'url_refused' });
    expect(other.requests).toHaveLength(0);
    expect(await (await safeFetch(other.origin)).text()).toBe('other');
  });
});

describe('limits', () => {
  const maximumBytes = 1_000_000;

  it('cut off a body that grows too large, packed or not', async () => {
    for (const path of ['/endless', '/bomb']) {
      sentBytes = 0;
      await expect(read(path, { maximumBytes })).rejects.toMatchObject({ code: 'answer_too_large' });
    }
    // The bomb holds a gigabyte; all but a few megabytes of it were never unpacked.
    await expect(read('/declared', { maximumBytes })).rejects.toMatchObject({ code: 'answer_too_large' });
  });

  it('hold no more of a packed body than they let through', async () => {
    sentBytes = 0;
    const response = await safeFetch(`${own.origin}/bomb`, {}, { maximumBytes: 10_000_000 });
    let takenBytes = 0;
    const taking = async (): Promise<void> => {
      for await (const part of response.body!) takenBytes += part.byteLength;
    };
    await expect(taking()).rejects.toMatchObject({ code: 'answer_too_large' });
    expect(takenBytes).toBeLessThanOrEqual(10_000_000);
  });

  it('let a body through that just fits, byte for byte', async () => {
    const before = createHash('sha256').update('hello').digest('hex');
    const text = await read('/hello', { maximumBytes: 5 });
    expect(createHash('sha256').update(text).digest('hex')).toBe(before);
    await expect(read('/hello', { maximumBytes: 4 })).rejects.toMatchObject({ code: 'answer_too_large' });
  });

  it.each([
    ['never answers', '/silence', { totalTimeoutMs: 50 }],
    ['drips for ever', '/drip', { totalTimeoutMs: 60 }],
    ['pauses for ever', '/pause', { idleTimeoutMs: 40 }],
  ])('end an answer that %s', async (_what, path, limits) => {
    await expect(read(path, limits)).rejects.toMatchObject({ code: 'answer_too_slow' });
  });

  it.each(['/cut', '/not-gzip'])('tell a broken answer from a whole one (%s)', async (path) => {
    await expect(read(path)).rejects.toMatchObject({ code: 'answer_lost' });
  });

  it.each([[['text/plain']], [['image/png', 'text/*']]])('take the types asked for: %j', async (contentTypes) => {
    expect(await read('/hello', { contentTypes })).toBe('hello');
  });

  it.each([[['image/*']], [['text/plainer']], [[]]])('take no other type: %j', async (contentTypes) => {
    await expect(read('/hello', { contentTypes })).rejects.toMatchObject({ code: 'answer_refused' });
  });

  it('refuse an answer that states no type when one is asked for, and leave failures to the caller', async () => {
    await expect(read('/echo', { contentTypes: ['text/plain'] })).rejects.toMatchObject({ code: 'answer_refused' });
    await expect(read('/endless', { contentTypes: ['text/plain'] })).rejects.toMatchObject({ code: 'answer_refused' });
    expect((await safeFetch(`${own.origin}/missing`, {}, { contentTypes: ['image/png'] })).status).toBe(404);
  });
});
