import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';

const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
const tag = `"${createHash('sha256').update(bytes).digest('hex')}"`;

let api: TestServer;
let nowMs = Date.parse('2026-11-21T12:00:00Z');
let path: string;
let artifactId: string;

beforeAll(async () => {
  api = await openTestServer({}, { now: () => nowMs });
  const videoId = await api.studio.makeVideo();
  const record = api.studio.records.of('ada', videoId);
  artifactId = api.studio.records.addArtifact(record, 'final', bytes).id;
  path = `/api/artifacts/${artifactId}/content`;
});
afterAll(() => api?.close());

async function link(): Promise<string> {
  const response = await api.request('GET', `/api/artifacts/${artifactId}`);
  return ((await response.json()) as { s3_url: string }).s3_url;
}

it('sends a file whole, with headers under which it can do nothing', async () => {
  const response = await api.request('GET', path);
  expect(response.status).toBe(200);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'video/mp4',
    'content-length': '100000',
    'accept-ranges': 'bytes',
    etag: tag,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': 'inline; filename="final-v1.mp4"; filename*=UTF-8\'\'final-v1.mp4',
  });
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox$/);
});

it.each([
  ['bytes=0-9', 0, 9],
  ['bytes=99990-', 99_990, 99_999],
  ['bytes=-5', 99_995, 99_999],
])('sends the part that is asked for: %s', async (range, start, end) => {
  const response = await api.request('GET', path, { headers: { range } });
  expect(response.status).toBe(206);
  expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/100000`);
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(start, end + 1))).toBe(true);
});

it('refuses a part that is not there', async () => {
  const response = await api.request('GET', path, { headers: { range: 'bytes=100000-' } });
  expect(response.headers.get('content-range')).toBe('bytes */100000');
  expect(await response.json()).toMatchObject({ status: 416, code: 'range_unsatisfiable' });
});

it('sends a part only of the file the reader knows, and nothing of one it has', async () => {
  const part = { range: 'bytes=0-9' };
  expect((await api.request('GET', path, { headers: { ...part, 'if-range': tag } })).status).toBe(206);
  expect((await api.request('GET', path, { headers: { ...part, 'if-range': '"other"' } })).status).toBe(200);
  const same = await api.request('GET', path, { headers: { 'if-none-match': tag } });
  expect([same.status, await same.text()]).toEqual([304, '']);
});

it('answers HEAD without bytes', async () => {
  const response = await api.request('HEAD', path);
  expect(response.headers.get('content-length')).toBe('100000');
  expect(await response.text()).toBe('');
});

it('opens by a link without credentials, for an hour, and only as it was made', async () => {
  const url = await link();
  expect(await link()).toBe(url);
  api.shutOut.add('ada');
  try {
    const response = await fetch(url);
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await response.arrayBuffer()).byteLength).toBe(100_000);
    for (const spoiled of [url.replace('user=ada', 'user=eve'), `${url}x`, url.replace(/expires=\d/, 'expires=9')]) {
      const refusal = await fetch(spoiled);
      expect(await refusal.json()).toMatchObject({ status: 403, code: 'link_invalid' });
    }
    expect((await api.request('GET', path)).status).toBe(401);
    nowMs += 3_600_000;
    expect((await fetch(url)).status).toBe(403);
  } finally {
    api.shutOut.delete('ada');
    nowMs -= 3_600_000;
  }
});

it('gives the store’s own address where it has one, the same for half an hour', async () => {
  let made = 0;
  const address = api.studio.assets.address;
  Object.assign(api.studio.assets, { address: async () => `https://store.example/${(made += 1)}` });
  try {
    expect([await link(), await link()]).toEqual(['https://store.example/1', 'https://store.example/1']);
    nowMs += 1_800_000;
    expect(await link()).toBe('https://store.example/2');
  } finally {
    Object.assign(api.studio.assets, { address });
  }
});

it('shows an upload by the name its user gave it, but never runs it', async () => {
  const form = new FormData();
  form.append('files[]', new Blob(['<script>alert(1)</script>'], { type: 'text/html' }), "wärme '1'.png");
  const { asset_ids: ids } = (await (await api.request('POST', '/api/upload', { body: form })).json()) as {
    asset_ids: string[];
  };
  const response = await api.request('GET', `/api/assets/${ids[0]}/content`);
  expect(response.headers.get('content-type')).toBe('image/png');
  expect(response.headers.get('content-disposition')).toBe(
    `inline; filename="w_rme_1_.png"; filename*=UTF-8''w%C3%A4rme%20%271%27.png`,
  );
});
