import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';

let api: TestServer;
let isDatabaseThere = true;

beforeAll(async () => {
  api = await openTestServer(
    {},
    { checkDatabase: () => (isDatabaseThere ? Promise.resolve() : Promise.reject(new Error('away'))) },
  );
});
afterAll(() => api?.close());

it('says that it lives, and whether it can work', async () => {
  expect(await (await api.request('GET', '/health')).json()).toEqual({ status: 'ok', version: '1.2.3' });
  const ready = await api.request('GET', '/ready');
  expect([ready.status, await ready.json()]).toEqual([
    200,
    { status: 'ready', checks: { database: true, disk: true, accepting: true } },
  ]);
  isDatabaseThere = false;
  const unready = await api.request('GET', '/ready');
  expect([unready.status, await unready.json()]).toMatchObject([503, { checks: { database: false } }]);
});

it('counts requests by route, with nothing of anybody’s', async () => {
  await api.request('GET', '/api/video/video_of_ada');
  const text = await (await api.request('GET', '/metrics')).text();
  expect(text).toContain('route="/api/video/:video_id",status="4xx"');
  expect(text).not.toContain('video_of_ada');
});

it('serves its own documentation, of which every part comes from here', async () => {
  const page = await api.request('GET', '/docs/');
  const html = await page.text();
  const policy = page.headers.get('content-security-policy')!;
  const [, nonce] = /'nonce-([^']+)'/.exec(policy)!;
  expect(policy).toMatch(/^default-src 'none'/);
  const scripts = [...html.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes!);
  expect(scripts.length).toBeGreaterThan(0);
  expect(scripts.filter((one) => !one.includes(`nonce="${nonce}"`) && !one.includes('src="js/scalar.js"'))).toEqual([]);
  expect(html).not.toMatch(/https?:\/\//);
  const program = await api.request('GET', '/docs/js/scalar.js');
  expect(program.headers.get('content-type')).toContain('javascript');
  expect((await api.request('GET', '/docs')).headers.get('location')).toBe('/docs/');
  const document = (await (await api.request('GET', '/openapi.json')).json()) as { openapi: string };
  expect(document.openapi).toBe('3.1.0');
});
