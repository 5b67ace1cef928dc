import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { json, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { callOf, describePaidCalls, entryOf, testKey } from '../paid-call.testsuite.ts';
import type { GenerationRequest, Submission } from '../vendor.ts';
import { createXaiImages } from './xai-images.ts';

const jpeg = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#04c' } })
  .jpeg()
  .toBuffer();
const answer = { data: [{ b64_json: jpeg.toString('base64') }], usage: { cost_in_usd_ticks: 200_000_001 } };

const requestOf = (entry: Partial<ModelEntry> = {}, fields: Partial<GenerationRequest> = {}): GenerationRequest => ({
  entry: entryOf({ provider: 'xai', modality: 'image', vendorModel: 'grok-imagine-image-quality', ...entry }),
  prompt: 'a red shoe',
  seed: 42,
  aspectRatio: '16:9',
  ...fields,
});

describePaidCalls('xAI pictures', {
  createVendor: (baseUrl, timeoutMs) => createXaiImages({ apiKey: testKey, baseUrl, timeoutMs }),
  request: requestOf(),
  good: json(answer),
});

describe('xAI pictures', () => {
  let provider: ScriptedProvider;
  beforeAll(async () => {
    provider = await startScriptedProvider();
  });
  afterAll(() => provider.close());

  const draw = (request: GenerationRequest): Promise<Submission> =>
    createXaiImages({ apiKey: testKey, baseUrl: `${provider.origin}/v1` }).submit(
      callOf(request, provider.folder),
      null,
      new AbortController().signal,
    );
  const asked = (): { path: string; body: unknown } => {
    const { path, body } = provider.received.at(-1)!;
    return { path, body: JSON.parse(body.toString()) };
  };
  const fields = { model: 'grok-imagine-image-quality', prompt: 'a red shoe', n: 1, response_format: 'b64_json' };

  it('come with the answer as a file, with what they cost', async () => {
    provider.answer = json(answer);
    const path = `${provider.folder}/answer.jpeg`;
    expect(await draw(requestOf())).toEqual({
      kind: 'answered',
      outcome: {
        kind: 'succeeded',
        outputs: [{ kind: 'local', path, mediaType: 'image/jpeg' }],
        costMicroUsd: 20_001,
      },
    });
    expect((await readFile(path)).equals(jpeg)).toBe(true);
    expect(asked()).toEqual({ path: '/v1/images/generations', body: { ...fields, aspect_ratio: '16:9' } });
    expect(provider.received.at(-1)!.headers['authorization']).toBe(`Bearer ${testKey}`);
  });

  it.each([
    ['4:5', '2k', { aspect_ratio: '3:4', resolution: '2k' }],
    ['9:16', 'low', { aspect_ratio: '9:16', quality: 'low' }],
  ] as const)('are asked for at %s, size %s', async (aspectRatio, size, expected) => {
    provider.answer = json(answer);
    await draw(requestOf({}, { aspectRatio, size }));
    expect(asked().body).toEqual({ ...fields, ...expected });
  });

  it('are made after references within the request', async () => {
    provider.answer = json(answer);
    const path = `${provider.folder}/given.jpeg`;
    await writeFile(path, jpeg);
    const file = { path, mediaType: 'image/jpeg', sha256: '0'.repeat(64), sizeBytes: jpeg.length };
    const image = { url: `data:image/jpeg;base64,${jpeg.toString('base64')}`, type: 'image_url' };
    await draw(requestOf({ mostReferences: 1 }, { references: [file, file] }));
    expect(asked()).toEqual({ path: '/v1/images/edits', body: { ...fields, image } });
    await draw(requestOf({ mostReferences: 3 }, { references: [file, file] }));
    expect(asked().body).toEqual({ ...fields, aspect_ratio: '16:9', images: [image, image] });
  });

  it('are paid when they are held back', async () => {
    provider.answer = json({ data: [{ url: null, respect_moderation: false }] });
    expect(await draw(requestOf())).toMatchObject({
      outcome: { kind: 'failed', failure: 'content_input', billed: 'yes' },
    });
  });
});
