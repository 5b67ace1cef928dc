import { readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { bytes, json, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { callOf, describePaidCalls, entryOf, testKey } from '../paid-call.testsuite.ts';
import type { GenerationRequest, GivenFile, Vendor, VendorOutcome } from '../vendor.ts';
import { createXaiVideos } from './xai-videos.ts';

const requestOf = (entry: Partial<ModelEntry> = {}, fields: Partial<GenerationRequest> = {}): GenerationRequest => ({
  entry: entryOf({
    provider: 'xai',
    modality: 'video',
    vendorModel: 'grok-imagine-video',
    firstFrame: 'optional',
    lastFrame: 'no',
    sound: 'optional',
    ...entry,
  }),
  prompt: 'the shoe turns',
  seed: 42,
  aspectRatio: '4:5',
  seconds: 6,
  size: '720p',
  ...fields,
});

describePaidCalls('xAI clips', {
  createVendor: (baseUrl, timeoutMs) => createXaiVideos({ apiKey: testKey, baseUrl, timeoutMs }),
  request: requestOf(),
  good: json({ request_id: 'req-1' }),
});

const signal = new AbortController().signal;
const reference = { requestId: 'req-1' };
let provider: ScriptedProvider;
let vendor: Vendor;
beforeAll(async () => {
  provider = await startScriptedProvider();
  vendor = createXaiVideos({ apiKey: testKey, baseUrl: `${provider.origin}/v1` });
});
afterAll(() => provider.close());

describe('starting a clip of xAI', () => {
  const bodyFor = async (request: GenerationRequest): Promise<unknown> => {
    provider.answer = json({ request_id: 'req-1' });
    const submission = await vendor.submit(callOf(request, provider.folder), null, signal);
    expect(submission).toEqual({ kind: 'accepted', reference });
    const { path, headers, body } = provider.received.at(-1)!;
    expect(path).toBe('/v1/videos/generations');
    expect(headers['authorization']).toBe(`Bearer ${testKey}`);
    return JSON.parse(body.toString());
  };
  const fields = { model: 'grok-imagine-video', prompt: 'the shoe turns', duration: 6, resolution: '720p' };
  const given = async (): Promise<GivenFile> => {
    const path = `${provider.folder}/frame.png`;
    await writeFile(path, 'frame');
    return { path, mediaType: 'image/png', sha256: '0'.repeat(64), sizeBytes: 5 };
  };
  const url = `data:image/png;base64,${Buffer.from('frame').toString('base64')}`;

  it('says how long, how large and how loud it shall be', async () => {
    expect(await bodyFor(requestOf())).toEqual({ ...fields, aspect_ratio: '3:4', generate_audio: false });
    expect(await bodyFor(requestOf({ sound: 'always' }, { aspectRatio: '16:9' }))).toEqual({
      ...fields,
      aspect_ratio: '16:9',
    });
    expect(await bodyFor(requestOf({}, { withAudio: true }))).toMatchObject({ generate_audio: true });
  });

  it('gives the pictures that the model takes, and no others', async () => {
    const file = await given();
    const frames = { firstFrame: file, lastFrame: file, references: [file, file, file] };
    const silent = { ...fields, generate_audio: false };
    expect(await bodyFor(requestOf({ lastFrame: 'optional', mostReferences: 2 }, frames))).toEqual({
      ...silent,
      image: { url },
      last_frame: { url },
    });
    expect(await bodyFor(requestOf({ firstFrame: 'no', mostReferences: 2 }, frames))).toEqual({
      ...silent,
      aspect_ratio: '3:4',
      reference_images: [{ url }, { url }],
    });
  });

  it('is not asked for when its first frame is not there', async () => {
    const count = provider.received.length;
    const missing = { path: `${provider.folder}/missing.png`, mediaType: 'image/png', sha256: '', sizeBytes: 1 };
    const submission = vendor.submit(callOf(requestOf({}, { firstFrame: missing }), provider.folder), null, signal);
    await expect(submission).rejects.toMatchObject({ name: 'VendorFault', failure: 'permanent', sent: 'no' });
    expect(provider.received).toHaveLength(count);
  });

  it.each([[{}], [{ request_id: '' }], [{ request_id: '../elsewhere' }], [[]]])(
    'may have been paid when the clip is not named: %j',
    async (answer) => {
      provider.answer = json(answer);
      const submission = vendor.submit(callOf(requestOf(), provider.folder), null, signal);
      await expect(submission).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
    },
  );
});

describe('a clip of xAI under way', () => {
  const poll = (): Promise<VendorOutcome> => vendor.poll(reference, signal);
  const url = 'https://vidgen.x.ai/clip.mp4';

  it.each([
    [202, { status: 'pending', progress: 40 }, { kind: 'running', progress: 0.4 }],
    [200, { status: 'pending' }, { kind: 'running' }],
    [200, { status: 'something_new' }, { kind: 'running' }],
    [
      200,
      { status: 'done', video: { url, duration: 6 }, usage: { cost_in_usd_ticks: 4_200_000_000 } },
      { kind: 'succeeded', outputs: [{ kind: 'remote', url }], costMicroUsd: 420_000 },
    ],
    [200, { status: 'done', video: { url } }, { kind: 'succeeded', outputs: [{ kind: 'remote', url }] }],
    [
      200,
      { status: 'done', video: { url, respect_moderation: false } },
      { kind: 'failed', failure: 'content_input', billed: 'yes', reason: expect.stringMatching(/held the clip back/) },
    ],
    [
      200,
      { status: 'failed', error: { code: 'invalid_argument', message: 'Rejected by content moderation.' } },
      { kind: 'failed', failure: 'content_input', billed: 'yes', reason: expect.stringMatching(/moderation/) },
    ],
    [
      200,
      { status: 'failed', error: { code: 'invalid_argument', message: 'image too small' } },
      { kind: 'failed', failure: 'permanent', billed: 'unknown', reason: 'xAI: invalid_argument: image too small' },
    ],
    [
      200,
      { status: 'failed' },
      { kind: 'failed', failure: 'transient', billed: 'unknown', reason: expect.any(String) },
    ],
    [
      200,
      { status: 'expired' },
      { kind: 'failed', failure: 'transient', billed: 'unknown', reason: expect.any(String) },
    ],
    [
      200,
      { status: 'done', video: {} },
      { kind: 'failed', failure: 'transient', billed: 'unknown', reason: expect.any(String) },
    ],
  ])('by the answer %i %j', async (status, answer, expected) => {
    provider.answer = json(answer, status);
    expect(await poll()).toEqual(expected);
    const { method, path, headers } = provider.received.at(-1)!;
    expect([method, path, headers['authorization']]).toEqual(['GET', '/v1/videos/req-1', `Bearer ${testKey}`]);
  });

  it('is running while nothing is said', async () => {
    provider.answer = (_request, response) => response.writeHead(202).end();
    expect(await poll()).toEqual({ kind: 'running' });
  });

  it.each([
    [404, 'transient'],
    [500, 'transient'],
    [429, 'throttled'],
    [401, 'account'],
  ])('cannot be told now when the answer is %i', async (status, failure) => {
    provider.answer = json({ error: `no: ${testKey}` }, status);
    const thrown: unknown = await poll().catch((error: unknown) => error);
    expect(thrown).toMatchObject({ name: 'VendorFault', failure, sent: 'no' });
    expect(String(thrown)).not.toContain(testKey);
  });

  it('cannot be told now when the answer is lost or no JSON', async () => {
    provider.answer = (_request, response) => response.destroy();
    await expect(poll()).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
    provider.answer = bytes(Buffer.from('<html></html>'), 'text/html');
    await expect(poll()).rejects.toMatchObject({ failure: 'transient', sent: 'no' });
  });

  it('is not stopped, since xAI cannot stop one', async () => {
    const asked = provider.received.length;
    await vendor.cancel(reference, signal);
    expect(provider.received).toHaveLength(asked);
  });
});

describe('fetching a clip of xAI', () => {
  const clip = Buffer.from('\0\0\0\u0018ftypmp42 and so on');

  it('brings it whole, without the key', async () => {
    provider.answer = bytes(clip, 'video/mp4');
    const path = `${provider.folder}/clip.mp4`;
    expect(await vendor.download(`${provider.origin}/clip.mp4`, path, signal)).toEqual({ mediaType: 'video/mp4' });
    expect((await readFile(path)).equals(clip)).toBe(true);
    expect(JSON.stringify(provider.received.at(-1)!.headers)).not.toContain(testKey);
  });

  it.each([
    [404, 'permanent'],
    [503, 'transient'],
  ])('fails with %i', async (status, failure) => {
    provider.answer = json({}, status);
    const fetched = vendor.download(`${provider.origin}/clip.mp4`, `${provider.folder}/none.mp4`, signal);
    await expect(fetched).rejects.toMatchObject({ name: 'VendorFault', failure });
  });

  it('goes to hosts of xAI and those its owner names, nowhere else', async () => {
    for (const url of [
      'https://evil.example/clip.mp4',
      'https://x.ai.evil.example/a',
      'http://127.0.0.1:1/a',
      'file:///etc/passwd',
    ]) {
      const fetched = vendor.download(url, `${provider.folder}/none.mp4`, signal);
      await expect(fetched).rejects.toMatchObject({ name: 'VendorFault', failure: 'transient', sent: 'no' });
    }
  });
});
