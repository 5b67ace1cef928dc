import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Operation } from '#contract/operation.ts';
import { operations, type OperationId } from '#contract/operations.ts';
import { problemSchema } from '#contract/problem.ts';
import { openTestServer, type RequestOptions, type TestServer } from '#testkit/api-server.ts';

let api: TestServer;

beforeAll(async () => {
  api = await openTestServer();
});
afterAll(() => api?.close());

interface Case {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly options?: RequestOptions;
}

const prompt = 'An ad for Ember coffee';

function form(
  files: readonly [field: string, text: string][],
  fields: Readonly<Record<string, string>> = {},
): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  for (const [field, text] of files) data.append(field, new Blob([text], { type: 'text/html' }), '../../etc/cup.png');
  return data;
}

/** A video with two checkpoints, and an upload, fresh for each operation. */
async function prepare() {
  const videoId = await api.studio.makeVideo();
  const first = api.studio.finishPhase(videoId);
  const second = api.studio.finishPhase(videoId);
  const upload = await api.request('POST', '/api/upload', { body: form([['files[]', `cup ${videoId}`]]) });
  const { asset_ids: assetIds } = (await upload.json()) as { asset_ids: string[] };
  const image = second.manifest['beat/0/image']!;
  return { videoId, first: first.id, second: second.id, image, assetId: assetIds[0]! };
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What each operation is asked for. */
const cases: Readonly<Record<OperationId, (prepared: Prepared) => Case>> = {
  generate: () => ({ options: { body: { prompt, max_cost_usd: 2.5 } } }),
  estimate: () => ({ options: { body: { prompt } } }),
  listVideos: () => ({ query: '?limit=1&status=paused_at_phase2&q=Ember' }),
  getVideo: () => ({}),
  renameVideo: () => ({ options: { body: { title: 'First light' } } }),
  deleteVideo: () => ({}),
  cancelVideo: () => ({}),
  retryVideo: ({ videoId }) => {
    api.studio.change(videoId, { status: 'failed', error: { code: 'make_failed', message: 'It failed.' } });
    return {};
  },
  getStatus: () => ({}),
  listTakes: () => ({ query: '?slot=beat/0/image' }),
  listCheckpoints: () => ({}),
  getCheckpointTree: () => ({}),
  getCheckpoint: () => ({}),
  getBill: () => ({}),
  continueVideo: ({ second }) => ({ options: { body: { checkpoint_id: second } } }),
  editSpec: () => ({ options: { body: { product: { call_to_action: 'Come in' } } } }),
  uploadImage: () => ({ options: { body: form([['image', 'cup']], { beat_index: '1' }) } }),
  regenerateBeat: () => ({ options: { body: { beat_index: 0, seed: 4 } } }),
  regenerateChunk: () => ({ options: { body: { chunk_index: 1 } } }),
  listRetakes: () => ({ query: '?slot=beat/0/image' }),
  selectArtifact: ({ image }) => ({ options: { body: { slot: 'beat/0/image', artifact_id: image } } }),
  lockSlot: () => ({ options: { body: { slot: 'beat/0/image', locked: true } } }),
  cherryPick: ({ first }) => ({ options: { body: { from_checkpoint_id: first, slots: ['spec'] } } }),
  mergeCheckpoint: ({ first }) => ({ options: { body: { from_checkpoint_id: first } } }),
  discardEdits: () => ({}),
  listBranches: () => ({}),
  renameBranch: () => ({ options: { body: { name: 'wärmer' } } }),
  getDiff: ({ first, second }) => ({ query: `?from=${first}&to=${second}` }),
  upload: () => ({
    options: {
      body: form([
        ['files[]', 'one'],
        ['files[]', 'two'],
      ]),
    },
  }),
  listAssets: () => ({ query: '?type=image' }),
  getAsset: () => ({}),
  deleteAsset: () => ({}),
  getArtifact: () => ({}),
  getWaveform: () => ({ query: '?points=4' }),
  listCosts: () => ({ query: '?by=day' }),
  listModels: () => ({}),
  listApiKeys: () => ({}),
  createApiKey: () => ({ options: { body: { name: 'Nightly', scopes: ['read'] } } }),
  revokeApiKey: () => ({}),
  getSettings: () => ({}),
  changeSettings: () => ({ options: { body: { defaults: { quality: 'draft' }, budget: { video_usd: 3 } } } }),
  saveProviderKey: () => ({ options: { body: { key: 'r8_0123456789abcdef' } } }),
  removeProviderKey: () => ({}),
};

/** Answers one operation as its case says. */
async function ask(id: OperationId, more: RequestOptions = {}): Promise<{ response: Response; prepared: Prepared }> {
  const { method, path }: Operation = operations[id];
  const prepared = await prepare();
  if (id === 'revokeApiKey') await api.request('POST', '/api/keys', { body: { name: 'x', scopes: ['read'] } });
  if (id === 'removeProviderKey') await api.request('PUT', '/api/settings/providers/replicate', { body: { key: 'k' } });
  const { query = '', options = {} } = cases[id](prepared);
  const values: Record<string, string> = {
    video_id: prepared.videoId,
    checkpoint_id: prepared.second,
    artifact_id: prepared.image,
    asset_id: prepared.assetId,
    name: 'main',
    key_id: 'key_1',
    provider: 'replicate',
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!);
  const headers = { ...options.headers, ...more.headers };
  return { response: await api.request(method, `${filled}${query}`, { ...options, headers }), prepared };
}

it.each(Object.keys(operations) as OperationId[])('%s answers as its schema says', async (id) => {
  const operation: Operation = operations[id];
  const { response } = await ask(id);
  const text = await response.text();
  expect(response.status, text).toBe(operation.status);
  expect(response.headers.get('x-request-id')).toMatch(/^req_[0-9a-f]{16}$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  const hasBody = operation.response !== null;
  expect(response.headers.get('content-type')).toBe(hasBody ? 'application/json; charset=utf-8' : null);
  // What the schema would strip must not be there.
  const answer: unknown = hasBody ? JSON.parse(text) : text;
  expect(answer).toEqual(operation.response?.parse(answer) ?? '');
  const isTagged = operation.conditional === true && id !== 'continueVideo';
  expect(/^"r\d+"$/.test(response.headers.get('etag') ?? '')).toBe(isTagged);
});

it.each((Object.keys(operations) as OperationId[]).filter((id) => operations[id].path.includes('{')))(
  '%s finds nothing of another user',
  async (id) => {
    // API keys of the simulated desk belong to nobody in particular; providers are the same for all.
    if (id === 'revokeApiKey' || id === 'saveProviderKey') return;
    const { response } = await ask(id, { headers: { 'x-user': 'eve' } });
    const problem = problemSchema.parse(await response.json());
    expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  },
);

it.each(Object.keys(operations) as OperationId[])('%s is shut to whoever is not known', async (id) => {
  api.shutOut.add('ada');
  try {
    const { method, path }: Operation = operations[id];
    const response = await api.request(method, path.replaceAll(/\{(\w+)\}/g, 'x'));
    expect(response.headers.get('www-authenticate')).toBe('Bearer');
    expect(problemSchema.parse(await response.json())).toMatchObject({ status: 401, code: 'not_signed_in' });
  } finally {
    api.shutOut.delete('ada');
  }
});

it('pages a list, with the next page in a header too', async () => {
  await prepare();
  await prepare();
  const seen = new Set<string>();
  let path: string | undefined = '/api/videos?limit=1';
  while (path !== undefined) {
    const response: Response = await api.request('GET', path);
    const page = (await response.json()) as { data: { video_id: string }[]; has_more: boolean };
    for (const { video_id: id } of page.data) {
      expect(seen.has(id)).toBe(false);
      seen.add(id);
    }
    path = /<(.+)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
    expect(path !== undefined).toBe(page.has_more);
  }
  expect(seen.size).toBeGreaterThan(1);
});

it('answers HEAD wherever it answers GET', async () => {
  const { videoId } = await prepare();
  for (const path of ['/api/videos', `/api/status/${videoId}`, '/health', '/openapi.json']) {
    const [got, headed] = await Promise.all([api.request('GET', path), api.request('HEAD', path)]);
    expect(headed.status).toBe(200);
    expect(headed.headers.get('content-length')).toBe(String((await got.arrayBuffer()).byteLength));
    expect(await headed.text()).toBe('');
  }
});

it('regenerates without waiting when that is preferred', async () => {
  const { response } = await ask('regenerateBeat', { headers: { prefer: 'respond-async' } });
  expect(response.status).toBe(202);
  expect(operations.regenerateBeat.accepted.parse(await response.json())).toMatchObject({ slot: 'beat/0/image' });
});

it('refuses an edit of what somebody else has changed, and shows both sides', async () => {
  const { videoId, second } = await prepare();
  const path = `/api/video/${videoId}/checkpoints/${second}`;
  const tag = (await api.request('GET', path)).headers.get('etag')!;
  const edit = (title: string) =>
    api.request('PATCH', `${path}/spec`, { body: { title }, headers: { 'if-match': tag } });
  const mine = await edit('Mine');
  expect(mine.status).toBe(200);
  expect(mine.headers.get('etag')).not.toBe(tag);
  const yours = await edit('Yours');
  expect(problemSchema.parse(await yours.json())).toMatchObject({
    status: 412,
    code: 'edit_conflict',
    details: { yours: { title: 'Yours' }, theirs: { title: 'Mine' }, etag: mine.headers.get('etag') },
  });
  const again = await api.request('PATCH', `${path}/spec`, {
    body: { title: 'Yours' },
    headers: { 'if-match': mine.headers.get('etag')! },
  });
  expect(again.status).toBe(200);
  const foreign = await api.request('PATCH', `${path}/spec`, {
    body: { title: 'x' },
    headers: { 'if-match': '"other"' },
  });
  expect(foreign.status).toBe(412);
});
