import { connect, type AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { problemSchema, type Problem } from '#contract/problem.ts';
import { errorTable, type ErrorCode } from '#domain/errors.ts';
import { isThorough } from '#testkit/is-thorough.ts';
import { openTestServer, type RequestOptions, type TestServer } from '#testkit/api-server.ts';

let api: TestServer;
let videoId: string;
let checkpointId: string;

beforeAll(async () => {
  api = await openTestServer({ jsonBytes: 5000, fileBytes: 1000 });
  videoId = await api.studio.makeVideo();
  checkpointId = api.studio.finishPhase(videoId).id;
});
afterAll(() => api?.close());

/** Sends a request that must be refused with a whole problem document. */
async function refused(
  method: string,
  path: string,
  options?: RequestOptions,
): Promise<Problem & { headers: Headers }> {
  const response = await api.request(method, path, options);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = problemSchema.parse(await response.json());
  expect(problem.status).toBe(response.status);
  expect(problem.request_id).toBe(response.headers.get('x-request-id'));
  expect(problem).toMatchObject({
    retryable: errorTable[problem.code as ErrorCode].retryable,
    next: errorTable[problem.code as ErrorCode].next,
  });
  return { ...problem, headers: response.headers };
}

const json = { 'content-type': 'application/json' };
const prompt = 'Coffee';

describe('every refusal is a problem document', () => {
  it.each<[string, string, RequestOptions | undefined, Partial<Problem>]>([
    ['GET', '/api/nothing', undefined, { status: 404, code: 'route_unknown' }],
    ['POST', '/api/webhooks/nobody', { body: {} }, { status: 404, code: 'route_unknown' }],
    ['PUT', '/api/generate', { body: '<x>', headers: { 'content-type': 'text/xml' } }, { status: 405 }],
    ['GET', '/api/video/video_none', undefined, { status: 404, code: 'not_found' }],
    ['GET', '/api/video/%E0%A4%A', undefined, { status: 400, code: 'request_unreadable' }],
    ['GET', `/api/videos?q=${'x'.repeat(5000)}`, undefined, { status: 414, code: 'address_too_long' }],
    ['GET', `/api/video/${'x'.repeat(4090)}`, undefined, { status: 414, code: 'address_too_long' }],
    ['GET', '/api/video/a%00b', undefined, { status: 422, code: 'request_invalid' }],
    [
      'GET',
      '/api/videos?limit=0',
      undefined,
      { status: 422, errors: [{ pointer: 'limit', message: expect.anything() as string }] },
    ],
    [
      'GET',
      '/api/videos?colour=red',
      undefined,
      { errors: [{ pointer: 'colour', message: 'There is no such field' }] },
    ],
    [
      'GET',
      '/api/models?colour=red',
      undefined,
      { errors: [{ pointer: 'colour', message: 'There is no such field' }] },
    ],
    ['POST', '/api/generate', { body: '{', headers: json }, { status: 400, code: 'request_unreadable' }],
    ['POST', '/api/generate', { body: '', headers: json }, { status: 422, code: 'request_invalid' }],
    ['POST', '/api/generate', { body: new Uint8Array([0x22, 0xff, 0x22]), headers: json }, { status: 400 }],
    [
      'POST',
      '/api/generate',
      { body: { prompt, colour: 'red' } },
      { errors: [{ pointer: '/colour', message: 'There is no such field' }] },
    ],
    [
      'POST',
      '/api/generate',
      { body: { prompt: ' ' } },
      { errors: [{ pointer: '/prompt', message: 'The prompt is empty' }] },
    ],
    ['POST', '/api/generate', { body: '{"prompt":"a","__proto__":{"x":1}}', headers: json }, { status: 400 }],
    ['POST', '/api/generate', { body: '{"prompt":"\\ud800"}', headers: json }, { status: 422 }],
    ['POST', '/api/generate', { body: '{"prompt":"a\\u0000b"}', headers: json }, { status: 422 }],
    ['POST', '/api/generate', { body: '{"prompt":"a","seed":1e999}', headers: json }, { status: 422 }],
    ['POST', '/api/generate', { body: '['.repeat(4000), headers: json }, { status: 400, code: 'request_unreadable' }],
    ['POST', '/api/generate', { body: { prompt: 'x'.repeat(6000) } }, { status: 413, code: 'body_too_large' }],
    [
      'POST',
      '/api/generate',
      { body: 'prompt=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      { status: 415 },
    ],
    ['POST', '/api/generate', { body: new FormData() }, { status: 415, code: 'media_type_unsupported' }],
    ['POST', '/api/generate', { body: { prompt, model: 'none' } }, { status: 422, code: 'model_unavailable' }],
    ['POST', '/api/generate', { body: { prompt }, headers: { 'idempotency-key': 'ä' } }, { status: 422 }],
    ['POST', '/api/upload', { body: { files: [] } }, { status: 415, code: 'media_type_unsupported' }],
    [
      'POST',
      '/api/upload',
      { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=a' } },
      { status: 400 },
    ],
    ['GET', '/api/models', { headers: { 'x-user': 'hasty' } }, { status: 429, code: 'too_many_requests' }],
  ])('case %#', async (method, path, options, expected) => {
    expect(await refused(method, path, options)).toMatchObject(expected);
  });

  it('names the methods an address has', async () => {
    const { headers } = await refused('DELETE', '/api/generate');
    expect(headers.get('allow')).toBe('POST');
    expect((await refused('POST', '/api/videos')).headers.get('allow')).toBe('GET, HEAD');
  });

  it('tells how long to wait', async () => {
    expect((await refused('GET', '/api/models', { headers: { 'x-user': 'hasty' } })).headers.get('retry-after')).toBe(
      '7',
    );
  });

  it('names every fault of a body', async () => {
    const { errors, detail } = await refused('POST', '/api/generate', { body: { seed: -1, fps: 7, 'a/b': 1 } });
    expect(errors!.map(({ pointer }) => pointer).sort()).toEqual(['/a~1b', '/fps', '/prompt', '/seed']);
    expect(detail).toContain('and 3 more');
  });

  it('refuses a body where none is taken', async () => {
    expect(await refused('POST', `/api/video/${videoId}/cancel`, { body: { now: true } })).toMatchObject({
      errors: [{ pointer: '/now', message: 'There is no such field' }],
    });
  });

  it('keeps the words of what went wrong inside to its own records', async () => {
    const failing = await openTestServer({}, { listModels: () => Promise.reject(new Error('password=secret')) });
    try {
      const response = await failing.request('GET', '/api/models');
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).not.toContain('secret');
      expect(failing.faults).toMatchObject([{ route: '/api/models', error: { message: 'password=secret' } }]);
      expect(JSON.parse(text)).toMatchObject({ code: 'unexpected', request_id: failing.faults[0]!.requestId });
    } finally {
      await failing.close();
    }
  });
});

describe('what is no HTTP', () => {
  /** Sends bytes on a bare socket and reads all that comes back. */
  function exchange(bytes: string): Promise<string> {
    const { port } = api.server.server.address() as AddressInfo;
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      let text = '';
      socket
        .on('data', (chunk) => (text += String(chunk)))
        .on('close', () => resolve(text))
        .on('error', reject);
    });
  }

  it.each([
    ['HELLO\r\n\r\n', 400, 'request_unreadable'],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`, 431, 'headers_too_large'],
  ])('case %# is answered too', async (bytes, status, code) => {
    const text = await exchange(bytes);
    expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(problemSchema.parse(JSON.parse(text.slice(text.indexOf('\r\n\r\n'))))).toMatchObject({ status, code });
  });
});

describe('headers that keep browsers safe', () => {
  it.each(['/api/models', '/api/nothing', '/health'])('are on %s', async (path) => {
    const { headers } = await api.request('GET', path);
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none';base-uri 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('server') ?? headers.get('x-powered-by')).toBeNull();
  });
});

it('no input makes the server fail', async () => {
  const ids = Object.keys(operations) as OperationId[];
  const value = fc.oneof(
    fc.json(),
    fc.constantFrom(videoId, checkpointId, 'main', 'spec', '', '../..', '%', '"r1"', '𝄞'),
  );
  const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), value);
  const entry = fc.oneof(value, piece, fc.integer(), fc.double(), fc.array(fc.jsonValue(), { maxLength: 3 }));
  const keys = [
    'prompt',
    'slot',
    'beats',
    'seed',
    'title',
    'product',
    'slots',
    'beat_index',
    'checkpoint_id',
    '__proto__',
  ];
  const body = fc.oneof(fc.dictionary(fc.constantFrom(...keys), entry), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids), piece, body, fc.boolean(), async (id, text, sent, isReal) => {
      const { method, path }: Operation = operations[id];
      const values: Record<string, string> = { video_id: videoId, checkpoint_id: checkpointId, name: 'main' };
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
        encodeURIComponent(((isReal ? values[name] : undefined) ?? text).toWellFormed()),
      );
      const query = id === 'deleteVideo' ? '?no=1' : `?limit=${encodeURIComponent(text.toWellFormed())}`;
      const hasBody = method !== 'GET';
      const response = await api.request(method, `${filled}${isReal ? '' : query}`.slice(0, 3000), {
        ...(hasBody && { body: JSON.stringify(sent), headers: json }),
      });
      expect(response.status, `${method} ${filled} ${JSON.stringify(sent)}`).toBeLessThan(500);
      if (id === 'deleteVideo' && response.status === 204) {
        videoId = await api.studio.makeVideo();
        checkpointId = api.studio.finishPhase(videoId).id;
      }
      await response.arrayBuffer();
    }),
    { numRuns: isThorough ? 1000 : 300 },
  );
  expect(api.faults).toEqual([]);
});
