import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { toProblem } from '#contract/problem.ts';
import { BeatboardError } from '#domain/errors.ts';
import { Reply, ScriptedApi } from '#testkit/scripted-api.ts';
import { exampleCard, exampleDetail, exampleStatus } from '#testkit/wire-examples.ts';
import { createHttpClient } from './create-http-client.ts';
import { ServerError } from './server-error.ts';

let api: ScriptedApi;
let waitsMs: number[];

beforeEach(async () => {
  api = await new ScriptedApi().start();
  waitsMs = [];
  return () => api.stop();
});

function client(token?: string) {
  return createHttpClient({
    baseUrl: `${api.url}/`,
    token,
    random: () => 1,
    wait: async (delayMs) => void waitsMs.push(delayMs),
  });
}

const params = { video_id: 'video-1', checkpoint_id: 'checkpoint-1' };
const generated = { video_id: 'video-1', status: 'queued', message: 'Begun.', resumed: false };

async function errorOf(work: Promise<unknown>): Promise<BeatboardError> {
  const error: unknown = await work.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  );
  if (error instanceof BeatboardError) return error;
  throw error;
}

describe('call', () => {
  it('sends what the table says and reads what comes back', async () => {
    api.on(
      'editSpec',
      () => new Reply({ artifact_id: 'a', slot: 'spec', s3_url: 'x', version: 2 }, { headers: { ETag: '"r2"' } }),
    );
    const answer = await client('secret').call('editSpec', { params, body: { title: 'Größe' }, ifMatch: '"r1"' });
    expect(answer).toEqual({ data: { artifact_id: 'a', slot: 'spec', s3_url: 'x', version: 2 }, etag: '"r2"' });
    const [request] = api.requests;
    expect(request).toMatchObject({ params, body: { title: 'Größe' } });
    expect(request?.headers).toMatchObject({ authorization: 'Bearer secret', 'if-match': '"r1"' });
    expect(request?.headers['idempotency-key']).toBeUndefined();
  });

  it('writes parameters and queries as addresses want them', async () => {
    api.on('listVideos', () => ({ data: [exampleCard()], next_cursor: null, has_more: false }));
    api.on('getStatus', () => exampleStatus());
    await client().call('listVideos', { query: { q: 'a&b=c', limit: 5 } });
    await client().call('getStatus', { params: { video_id: 'a/b ü' } });
    expect(api.requests[0]?.query).toEqual({ q: 'a&b=c', limit: '5' });
    expect(api.requests[1]?.params).toEqual({ video_id: 'a/b ü' });
  });

  it('streams a file as a form, with its fields before it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'beatboard-client-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const filePath = path.join(folder, 'shoe.png');
    const text = 'x'.repeat(3_000_000);
    writeFileSync(filePath, text);
    api.on('uploadImage', () => ({ artifact_id: 'a', slot: 'beat/2/image', s3_url: 'x', version: 2 }));
    api.faults.push('cut');
    await client().call('uploadImage', { params, fields: { beat_index: 2 }, filePaths: [filePath] });
    // The connection that broke was followed by a whole second one.
    expect(api.requests).toHaveLength(2);
    expect(api.requests[1]).toMatchObject({ body: { beat_index: '2' }, files: [{ name: 'image:shoe.png', text }] });
  });

  it('gives the words of 202 to whoever does not want to wait', async () => {
    api.on('regenerateBeat', ({ headers }) =>
      headers.prefer === 'respond-async'
        ? new Reply({ slot: 'beat/0/image', message: 'Begun.' }, { status: 202 })
        : null,
    );
    const { data } = await client().call('regenerateBeat', { params, body: { beat_index: 0 }, preferAsync: true });
    expect(data).toEqual({ slot: 'beat/0/image', message: 'Begun.' });
  });

  it('refuses an answer that is not as agreed', async () => {
    api.faults.push({ status: 200, text: '{"video_id": 1}' }, { status: 200, text: '<html>' });
    const call = () => client().call('getStatus', { params });
    expect(await errorOf(call())).toMatchObject({
      code: 'server_answer_invalid',
      message: expect.stringContaining('"video_id"'),
    });
    expect(await errorOf(call())).toMatchObject({
      code: 'server_answer_invalid',
      message: expect.stringContaining('JSON'),
    });
    expect(waitsMs).toEqual([]);
  });
});

describe('errors', () => {
  it('are those of the server, with all it says', async () => {
    api.on('getCheckpoint', () => {
      throw new BeatboardError('edit_conflict', 'Somebody else was quicker.', { details: { yours: 'a', theirs: 'b' } });
    });
    const error = await errorOf(client().call('getCheckpoint', { params }));
    expect(error).toBeInstanceOf(ServerError);
    expect(error).toMatchObject({
      code: 'edit_conflict',
      message: 'Somebody else was quicker.',
      details: { yours: 'a', theirs: 'b' },
      problem: { status: 412 },
    });
  });

  it('keep a code that is new to us', async () => {
    const problem = { ...toProblem(new BeatboardError('not_found', 'x')), code: 'weather_bad', detail: 'It rains.' };
    api.faults.push({ status: 418, text: JSON.stringify(problem) });
    expect(await errorOf(client().call('getStatus', { params }))).toMatchObject({
      message: 'It rains.',
      problem: { code: 'weather_bad' },
    });
  });

  it('name the status of what is no problem document', async () => {
    api.faults.push({ status: 404, text: '<html>nginx</html>' });
    expect(await errorOf(client().call('getStatus', { params }))).toMatchObject({
      code: 'server_answer_invalid',
      message: `${api.url} answered with 404 (Not Found).`,
    });
  });

  it('say that nothing listens', async () => {
    const idle = client();
    await api.stop();
    const error = await errorOf(idle.call('getStatus', { params }));
    expect(error).toMatchObject({
      code: 'server_unreachable',
      message: expect.stringContaining('nothing listens there'),
    });
    expect(waitsMs).toEqual([250, 500, 1000, 2000]);
    await api.start();
  });

  it.each(['ftp://x', 'localhost:4870', 'nonsense', 'http://user:word@localhost'])(
    'refuse the address %s',
    (baseUrl) => {
      expect(() => createHttpClient({ baseUrl })).toThrow('http://127.0.0.1:4870');
    },
  );
});

describe('trying again', () => {
  it.each([
    ['a broken connection', 'cut'],
    ['an answer that was lost', 'cut-after'],
    ['503', { status: 503 }],
    ['502', { status: 502 }],
    ['429', { status: 429 }],
  ] as const)('follows %s with the same key', async (_name, fault) => {
    api.on('generate', () => generated);
    api.faults.push(fault, fault);
    const { data } = await client().call('generate', { body: { prompt: 'an ad' } });
    expect(data.video_id).toBe('video-1');
    const keys = api.of('generate').map(({ headers }) => headers['idempotency-key']);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\w-]{36}$/);
    expect(waitsMs).toEqual([250, 500]);
  });

  it('gives every call a key of its own, and keeps the caller’s', async () => {
    api.on('generate', () => generated);
    for (let count = 0; count < 2; count += 1) await client().call('generate', { body: { prompt: 'an ad' } });
    await client().call('generate', { body: { prompt: 'an ad' }, idempotencyKey: 'mine' });
    const keys = api.requests.map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(3);
    expect(keys[2]).toBe('mine');
  });

  it.each([
    ['a change without a key', 'cut', () => client().call('editSpec', { params, body: { title: 'a' } })],
    ['a deletion', { status: 503 }, () => client().call('deleteVideo', { params })],
    ['500', { status: 500 }, () => client().call('getStatus', { params })],
    ['404', { status: 404 }, () => client().call('getStatus', { params })],
  ] as const)('is left out for %s', async (_name, fault, call) => {
    api.faults.push(fault);
    await errorOf(call());
    expect(api.requests).toHaveLength(1);
  });

  it('waits as long as it is asked to, within reason', async () => {
    api.on('getStatus', () => exampleStatus());
    api.faults.push({ status: 429, headers: { 'Retry-After': '7' } });
    await client().call('getStatus', { params });
    expect(waitsMs).toEqual([7000]);
    api.faults.push({ status: 429, headers: { 'Retry-After': '3600' } });
    expect(await errorOf(client().call('getStatus', { params }))).toMatchObject({ problem: { status: 429 } });
  });

  it('comes to an end', async () => {
    api.faults.push(...Array.from({ length: 9 }, () => ({ status: 503 })));
    await errorOf(client().call('getStatus', { params }));
    expect(api.requests).toHaveLength(5);
  });

  it('asks for the answer of a request that is still at work', async () => {
    let tries = 0;
    api.on('regenerateChunk', () => {
      tries += 1;
      if (tries < 8) throw new BeatboardError('request_in_progress', 'Still at work.');
      return { artifact_id: 'a', slot: 'chunk/0', s3_url: 'x', version: 2 };
    });
    api.faults.push('cut');
    const { data } = await client().call('regenerateChunk', { params, body: { chunk_index: 0 } });
    expect(data).toMatchObject({ artifact_id: 'a' });
    expect(waitsMs.slice(0, 4)).toEqual([250, 1000, 2000, 3000]);
  });

  it('keeps its patience for broken connections however long a request was at work', async () => {
    let tries = 0;
    api.on('regenerateChunk', () => {
      tries += 1;
      if (tries < 8) throw new BeatboardError('request_in_progress', 'Still at work.');
      if (tries === 8) api.faults.push('cut', { status: 503 }, 'cut');
      if (tries === 8) throw new BeatboardError('request_in_progress', 'Still at work.');
      return { artifact_id: 'a', slot: 'chunk/0', s3_url: 'x', version: 2 };
    });
    const { data } = await client().call('regenerateChunk', { params, body: { chunk_index: 0 } });
    expect(data).toMatchObject({ artifact_id: 'a' });
  });

  it('follows a server that does not answer in time', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let tries = 0;
    api.on('getCheckpoint', async () => {
      tries += 1;
      if (tries === 1) await held;
      return exampleDetail();
    });
    await client().call('getCheckpoint', { params, timeoutMs: 500 });
    release();
    expect(tries).toBe(2);
  });

  it('stops at once when the caller does', async () => {
    const controller = new AbortController();
    api.on('getStatus', async () => {
      controller.abort(new Error('enough'));
      return new Promise(() => undefined);
    });
    await expect(client().call('getStatus', { params, signal: controller.signal })).rejects.toThrow('enough');
    expect(api.requests).toHaveLength(1);
  });
});
