import { afterAll, beforeAll, expect, it } from 'vitest';
import { deriveLinkKey, signLink, verifyLink } from '../auth/signed-link.ts';
import { openTestServer, type TestServer } from '#testkit/api-server.ts';

let api: TestServer;
let nowMs = Date.parse('2026-11-21T12:00:00Z');
let videoId: string;
let picture: { readonly id: string; readonly storageKey: string };

beforeAll(async () => {
  const key = deriveLinkKey('a secret of at least thirty-two letters');
  const linkSigner = {
    sign: (target: Parameters<typeof signLink>[1], atMs: number) => signLink(key, target, atMs),
    verify: (request: Parameters<typeof verifyLink>[1], atMs: number) => verifyLink(key, request, atMs),
  };
  api = await openTestServer({}, { now: () => nowMs, linkSigner });
  videoId = await api.studio.makeVideo();
  api.studio.finishPhase(videoId);
  api.studio.finishPhase(videoId);
  picture = api.studio.records.of('ada', videoId).artifacts.find(({ slot }) => slot === 'beat/1/image')!;
});
afterAll(() => api?.close());

async function read(path: string): Promise<Record<string, unknown>> {
  return (await (await api.request('GET', path)).json()) as Record<string, unknown>;
}

const link = async (): Promise<string> => String((await read(`/api/artifacts/${picture.id}`)).thumbnail_url);

it('shows an artifact in small: first frame and 320 pixels, or as is asked', async () => {
  const path = `/api/artifacts/${picture.id}/thumbnail`;
  const plain = await api.request('GET', path);
  expect([plain.status, await plain.text()]).toEqual([200, `${picture.storageKey} 320 first`]);
  expect(Object.fromEntries(plain.headers)).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'private, max-age=3600, immutable',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  const asked = await api.request('GET', `${path}?at=last&width=960`);
  expect(await asked.text()).toBe(`${picture.storageKey} 960 last`);
  expect(asked.headers.get('etag')).not.toBe(plain.headers.get('etag'));
});

it('sends nothing of a picture that the reader has, and makes none', async () => {
  const path = `/api/artifacts/${picture.id}/thumbnail`;
  const tag = (await api.request('GET', path)).headers.get('etag')!;
  const before = api.studio.counts.thumbnail;
  const again = await api.request('GET', path, { headers: { 'if-none-match': tag } });
  expect([again.status, await again.text(), api.studio.counts.thumbnail]).toEqual([304, '', before]);
});

it('opens by a link without credentials, to which width and frame may be added and nothing else', async () => {
  const url = await link();
  api.shutOut.add('ada');
  try {
    expect(await (await fetch(url)).text()).toBe(`${picture.storageKey} 320 first`);
    for (const more of ['&width=640', '&at=last', '&width=640&at=last', '&at=last&width=640']) {
      const response = await fetch(`${url}${more}`);
      expect(response.status, more).toBe(200);
      expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    }
    for (const spoiled of [`${url}&download=1`, `${url}&user=eve`, url.replace('user=ada', 'user=eve'), `${url}x`]) {
      expect(await (await fetch(spoiled)).json(), spoiled).toMatchObject({ status: 403, code: 'link_invalid' });
    }
    // It opens the small picture, and no other address.
    expect((await fetch(url.replace('/thumbnail', '/content'))).status).toBe(403);
    expect((await api.request('GET', `/api/artifacts/${picture.id}/thumbnail`)).status).toBe(401);
  } finally {
    api.shutOut.delete('ada');
  }
});

it('may be kept for as long as its link lives, and no longer', async () => {
  const url = await link();
  const ageOf = async (): Promise<number> =>
    Number(/^private, max-age=(\d+), immutable$/.exec((await fetch(url)).headers.get('cache-control')!)![1]);
  const age = await ageOf();
  nowMs += 600_000;
  expect(await ageOf()).toBe(age - 600);
  nowMs -= 600_000;
});

it.each([
  ['?width=321', 422],
  ['?width=9999999', 422],
  ['?at=middle', 422],
  ['?size=320', 422],
])('refuses %s: there are few small pictures of a file', async (query, status) => {
  const response = await api.request('GET', `/api/artifacts/${picture.id}/thumbnail${query}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json']);
});

it('says so where there is nothing to be seen, and gives no address for it', async () => {
  const plan = api.studio.records.of('ada', videoId).artifacts.find(({ slot }) => slot === 'spec')!;
  const response = await api.request('GET', `/api/artifacts/${plan.id}/thumbnail`);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('etag')).toBeNull();
  expect(await response.json()).toMatchObject({ status: 422, code: 'preview_unavailable' });
  expect((await read(`/api/artifacts/${plan.id}`)).thumbnail_url).toBeNull();
});

it('shows uploads in small, and nobody else’s', async () => {
  const form = new FormData();
  form.append('files[]', new Blob(['cup'], { type: 'image/png' }), 'cup.png');
  const { asset_ids: ids } = (await (await api.request('POST', '/api/upload', { body: form })).json()) as {
    asset_ids: string[];
  };
  const url = String((await read(`/api/assets/${ids[0]}`)).thumbnail_url);
  expect((await fetch(`${url}&width=160`)).status).toBe(200);
  const path = `/api/assets/${ids[0]}/thumbnail`;
  expect((await api.request('GET', path, { headers: { 'x-user': 'eve' } })).status).toBe(404);
});

it('gives cards, takes and listed checkpoints their pictures', async () => {
  const { data } = (await read('/api/videos')) as { data: { thumbnail_url: string }[] };
  const { takes } = (await read(`/api/video/${videoId}/takes?slot=beat/1/image`)) as {
    takes: { thumbnail_url: string }[];
  };
  const { checkpoints } = (await read(`/api/video/${videoId}/checkpoints`)) as {
    checkpoints: { thumbnail_url: string | null; made_count: number; kept_count: number }[];
  };
  expect(checkpoints.map(({ made_count: made, kept_count: kept }) => [made, kept])).toEqual([
    [1, 0],
    [3, 1],
  ]);
  expect(checkpoints[0]!.thumbnail_url).toBeNull();
  expect(takes).toHaveLength(1);
  expect(takes[0]!.thumbnail_url).toBe(await link());
  for (const url of [data[0]!.thumbnail_url, checkpoints[1]!.thumbnail_url!]) {
    expect((await fetch(url)).headers.get('content-type')).toBe('image/webp');
  }
});
