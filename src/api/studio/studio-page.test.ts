import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';
import { createTemporaryFolder, type TemporaryFolder } from '#testkit/temporary-folder.ts';

const program = 'export const words = "beat board ".repeat(200);\n'.repeat(40);
const styleHash = `sha256-${Buffer.alloc(32).toString('base64')}`;

let folder: TemporaryFolder;
let api: TestServer;

beforeAll(async () => {
  folder = await createTemporaryFolder('studio-page');
  await writeStudio(join(folder.path, 'studio'), 'First light');
  await writeFile(join(folder.path, 'secret.txt'), 'secret');
  const place = { studioFolder: join(folder.path, 'studio'), fileOrigins: ['https://bucket.example'] };
  api = await openTestServer({}, place);
});
afterAll(async () => {
  await api?.close();
  await folder?.remove();
});

async function writeStudio(place: string, title: string): Promise<void> {
  await mkdir(join(place, 'assets'), { recursive: true });
  await writeFile(join(place, 'index.html'), `<!doctype html><html><head><title>${title}</title></head></html>`);
  await writeFile(join(place, 'assets/index-BgDaEnEv.js'), program);
  await writeFile(join(place, 'assets/index-BgDaEnEv.js.br'), brotliCompressSync(program));
  await writeFile(join(place, 'assets/index-BgDaEnEv.js.gz'), gzipSync(program));
  await writeFile(join(place, 'beatboard.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(place, '.built.json'), JSON.stringify({ digest: title, styleHashes: [styleHash] }));
}

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };

it.each(['/', '/videos/video_1?tab=plan', '/assets', '/assets/asset_1', '/costs', '/settings', '/no/such/page'])(
  'shows its page at %s to whoever asks, without a word of who they are',
  async (path) => {
    api.shutOut.add('ada');
    const response = await api.request('GET', path, asBrowser).finally(() => api.shutOut.delete('ada'));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('<title>First light</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  },
);

it('lets its page run only what comes from here, and reach only this server and the bucket', async () => {
  const response = await api.request('GET', '/');
  const policy = response.headers.get('content-security-policy')!;
  const nonce = /<meta property="csp-nonce" nonce="([\w+/]{24})">/.exec(await response.text())![1]!;
  expect(Object.fromEntries(policy.split('; ').map((part) => [part.split(' ')[0], part]))).toEqual({
    'default-src': "default-src 'none'",
    'script-src': "script-src 'self'",
    'style-src': `style-src 'self' 'nonce-${nonce}' '${styleHash}'`,
    'img-src': "img-src 'self' blob: data: https://bucket.example",
    'media-src': "media-src 'self' blob: data: https://bucket.example",
    'connect-src': "connect-src 'self' https://bucket.example",
    'font-src': "font-src 'self'",
    'manifest-src': "manifest-src 'self'",
    'frame-ancestors': "frame-ancestors 'none'",
    'base-uri': "base-uri 'none'",
    'form-action': "form-action 'self'",
  });
  expect(policy).not.toMatch(/unsafe/);
});

it('sends the page again only when it is another one', async () => {
  const tag = (await api.request('GET', '/')).headers.get('etag')!;
  const again = await api.request('GET', '/costs', { headers: { ...asBrowser.headers, 'if-none-match': tag } });
  expect([again.status, await again.text()]).toEqual([304, '']);
});

it.each([
  ['br', 'br'],
  ['gzip', 'gzip'],
  ['identity', null],
])('sends a file to who takes %s, for a year', async (accepted, encoding) => {
  const path = '/assets/index-BgDaEnEv.js';
  const response = await api.request('GET', path, { headers: { 'accept-encoding': accepted } });
  expect(response.status).toBe(200);
  expect(await response.text()).toBe(program);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  const headed = await api.request('HEAD', path);
  expect([headed.status, await headed.text()]).toEqual([200, '']);
});

it('asks about files without a digest in their names each time', async () => {
  const response = await api.request('GET', '/beatboard.svg');
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

it.each([
  ['GET', '/api/nothing', asBrowser],
  ['GET', '/docs/nothing', asBrowser],
  ['GET', '/assets/index-Gone1234.js', {}],
  ['GET', '/.built.json', {}],
  ['GET', '/assets/index-BgDaEnEv.js.br', {}],
  ['GET', '/../secret.txt', {}],
  ['GET', '/%2e%2e/secret.txt', {}],
  ['GET', '/assets/..%2f..%2fsecret.txt', {}],
  ['GET', '/..%5csecret.txt', {}],
  ['POST', '/', { body: {} }],
  ['DELETE', '/videos/video_1', asBrowser],
])('has nothing for %s %s', async (method, path, options) => {
  const response = await api.request(method, path, options);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status: 404, code: 'route_unknown' });
});

it('shows what has been built anew without a new start', async () => {
  await writeStudio(join(folder.path, 'next'), 'Second cup');
  await rename(join(folder.path, 'studio'), join(folder.path, 'old'));
  try {
    const gone = await api.request('GET', '/');
    expect(await gone.text()).toContain('npm run build');
    await rename(join(folder.path, 'next'), join(folder.path, 'studio'));
    expect(await (await api.request('GET', '/')).text()).toContain('Second cup');
  } finally {
    await rename(join(folder.path, 'studio'), join(folder.path, 'next')).catch(() => undefined);
    await rename(join(folder.path, 'old'), join(folder.path, 'studio'));
  }
});

it('says at / what to do where none is built', async () => {
  const bare = await openTestServer();
  try {
    const response = await bare.request('GET', '/', asBrowser);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await response.text()).toMatch(/^The studio is not built here: .*\n$/);
    expect((await bare.request('GET', '/videos/video_1', asBrowser)).status).toBe(404);
  } finally {
    await bare.close();
  }
});
