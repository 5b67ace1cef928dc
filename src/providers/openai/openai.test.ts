import { readFile, writeFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { bytes, json, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { callOf, describePaidCalls, entryOf, testKey } from '../paid-call.testsuite.ts';
import type { GenerationRequest, GivenFile, Submission } from '../vendor.ts';
import { createOpenAiImages } from './openai-images.ts';
import { createOpenAiSpeech } from './openai-speech.ts';

const png = await sharp({ create: { width: 32, height: 32, channels: 3, background: '#c40' } })
  .png()
  .toBuffer();
const mp3 = Buffer.concat([Buffer.from('ID3\u0004'), Buffer.alloc(500)]);
const usage = { input_tokens: 50, output_tokens: 1056, total_tokens: 1106, input_tokens_details: {} };
const pictureAnswer = json({ created: 1_790_000_000, data: [{ b64_json: png.toString('base64') }], usage });

const pictureRequest = (
  entry: Partial<ModelEntry> = {},
  fields: Partial<GenerationRequest> = {},
): GenerationRequest => ({
  entry: entryOf({ provider: 'openai', modality: 'image', vendorModel: 'gpt-image-2', ...entry }),
  prompt: 'a red shoe',
  seed: 42,
  aspectRatio: '16:9',
  ...fields,
});
const speechRequest = (
  vendorModel = 'gpt-4o-mini-tts',
  fields: Partial<GenerationRequest> = {},
): GenerationRequest => ({
  entry: entryOf({ provider: 'openai', modality: 'speech', vendorModel }),
  prompt: 'Run further.',
  seed: 42,
  ...fields,
});

describePaidCalls('OpenAI pictures', {
  createVendor: (baseUrl, timeoutMs) => createOpenAiImages({ apiKey: testKey, baseUrl, timeoutMs }),
  request: pictureRequest(),
  good: pictureAnswer,
});
describePaidCalls('OpenAI speech', {
  createVendor: (baseUrl, timeoutMs) => createOpenAiSpeech({ apiKey: testKey, baseUrl, timeoutMs }),
  request: speechRequest(),
  good: bytes(mp3, 'audio/mpeg'),
});

/** The documented bodies, as far as they are used. */
const imageFields = {
  model: { type: 'string' },
  prompt: { type: 'string', maxLength: 32_000 },
  n: { const: 1 },
  size: { type: 'string', pattern: '^\\d+x\\d+$' },
  quality: { enum: ['low', 'medium', 'high', 'auto'] },
  output_format: { const: 'png' },
};
const imageSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['model', 'prompt'],
  properties: imageFields,
};
const speechSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['model', 'input', 'voice'],
  properties: {
    model: { type: 'string' },
    input: { type: 'string', maxLength: 4096 },
    voice: { enum: ['alloy', 'marin', 'cedar'] },
    response_format: { enum: ['mp3', 'wav'] },
  },
};

const signal = new AbortController().signal;
let provider: ScriptedProvider;
beforeAll(async () => {
  provider = await startScriptedProvider();
});
afterAll(() => provider.close());

const validated = (schema: object): unknown => {
  const body: unknown = JSON.parse(provider.received.at(-1)!.body.toString());
  const validate = new Ajv().compile(schema);
  expect(validate(body) || validate.errors).toBe(true);
  return body;
};

describe('OpenAI pictures', () => {
  const draw = (request: GenerationRequest): Promise<Submission> =>
    createOpenAiImages({ apiKey: testKey, baseUrl: `${provider.origin}/v1` }).submit(
      callOf(request, provider.folder),
      null,
      signal,
    );
  const picture = async (name: string): Promise<GivenFile> => {
    const path = `${provider.folder}/${name}`;
    await writeFile(path, png);
    return { path, mediaType: 'image/png', sha256: '0'.repeat(64), sizeBytes: png.length };
  };

  it('come with the answer as a file, with the tokens they took', async () => {
    provider.answer = pictureAnswer;
    const path = `${provider.folder}/answer.png`;
    expect(await draw(pictureRequest())).toEqual({
      kind: 'answered',
      outcome: {
        kind: 'succeeded',
        outputs: [{ kind: 'local', path, mediaType: 'image/png' }],
        usage: { inputTokens: 50, outputTokens: 1056 },
      },
    });
    expect((await readFile(path)).equals(png)).toBe(true);
    const { path: asked, headers } = provider.received.at(-1)!;
    expect(asked).toBe('/v1/images/generations');
    expect(headers).toMatchObject({ authorization: `Bearer ${testKey}`, 'x-client-request-id': 'attempt-7' });
    const fields = { model: 'gpt-image-2', prompt: 'a red shoe', n: 1, output_format: 'png' };
    expect(validated(imageSchema)).toEqual({ ...fields, size: '1536x864', quality: 'medium' });
  });

  it.each([
    ['gpt-image-2', '4:5', undefined, '1024x1280', 'medium'],
    ['gpt-image-2-2026-04-21', '9:16', 'high', '864x1536', 'high'],
    ['gpt-image-2.5-flare', '1:1', 'low', '1024x1024', 'low'],
    ['gpt-image-1.5', '16:9', 'low', '1536x1024', 'low'],
    ['gpt-image-1-mini', '4:5', '1024x1024', '1024x1024', 'medium'],
  ] as const)('of %s at %s, size %s, are %s of %s quality', async (vendorModel, aspectRatio, size, pixels, quality) => {
    provider.answer = pictureAnswer;
    await draw(pictureRequest({ vendorModel }, { aspectRatio, ...(size === undefined ? {} : { size }) }));
    expect(validated(imageSchema)).toMatchObject({ size: pixels, quality });
  });

  it('are made after references, as many as the model takes', async () => {
    provider.answer = pictureAnswer;
    const references = await Promise.all(['secret-name.png', 'b.png', 'c.png'].map(picture));
    for (const [mostReferences, fieldName] of [
      [1, 'image'],
      [2, 'image[]'],
    ] as const) {
      await draw(pictureRequest({ mostReferences }, { references }));
      const { path, headers, body } = provider.received.at(-1)!;
      expect(path).toBe('/v1/images/edits');
      const form = await new Response(body, { headers: { 'content-type': headers['content-type']! } }).formData();
      const files = form.getAll(fieldName) as File[];
      expect(files.map(({ name, type, size }) => [name, type, size])).toEqual(
        files.map((_file, index) => [`reference-${index + 1}.png`, 'image/png', png.length]),
      );
      expect(files).toHaveLength(mostReferences);
      const fields = { model: 'gpt-image-2', prompt: 'a red shoe', n: '1', output_format: 'png' };
      const others = [...form].filter(([name]) => name !== fieldName);
      expect(Object.fromEntries(others)).toEqual({ ...fields, size: '1536x864', quality: 'medium' });
      expect(body.includes('secret-name')).toBe(false);
    }
    await draw(pictureRequest({ mostReferences: 0 }, { references }));
    expect(provider.received.at(-1)!.path).toBe('/v1/images/generations');
  });

  it('are not asked for when a reference is not there', async () => {
    const count = provider.received.length;
    const missing = { path: `${provider.folder}/missing.png`, mediaType: 'image/png', sha256: '', sizeBytes: 1 };
    const drawn = draw(pictureRequest({ mostReferences: 1 }, { references: [missing] }));
    await expect(drawn).rejects.toMatchObject({
      failure: 'permanent',
      sent: 'no',
      message: expect.stringMatching(/ENOENT/),
    });
    expect(provider.received).toHaveLength(count);
  });

  it.each([
    ['words instead', { data: [], output_text: 'I cannot draw that.', usage }, 'content_input', 'yes'],
    ['nothing', { data: [{}] }, 'content_output', 'unknown'],
    ['what is no picture', { data: [{ b64_json: 'bm8=' }], usage }, 'transient', 'unknown'],
  ])('fail when the answer holds %s', async (_name, answer, failure, billed) => {
    provider.answer = json(answer);
    expect(await draw(pictureRequest())).toMatchObject({ outcome: { kind: 'failed', failure, billed } });
  });
});

describe('OpenAI speech', () => {
  const speak = (request: GenerationRequest): Promise<Submission> =>
    createOpenAiSpeech({ apiKey: testKey, baseUrl: `${provider.origin}/v1` }).submit(
      callOf(request, provider.folder),
      null,
      signal,
    );

  it('comes with the answer as a file', async () => {
    provider.answer = bytes(mp3, 'audio/mpeg');
    const path = `${provider.folder}/answer.mp3`;
    expect(await speak(speechRequest())).toEqual({
      kind: 'answered',
      outcome: { kind: 'succeeded', outputs: [{ kind: 'local', path, mediaType: 'audio/mpeg' }] },
    });
    expect((await readFile(path)).equals(mp3)).toBe(true);
    const { path: asked, headers } = provider.received.at(-1)!;
    expect(asked).toBe('/v1/audio/speech');
    expect(headers).toMatchObject({ authorization: `Bearer ${testKey}`, 'x-client-request-id': 'attempt-7' });
    const fields = { model: 'gpt-4o-mini-tts', input: 'Run further.', response_format: 'mp3' };
    expect(validated(speechSchema)).toEqual({ ...fields, voice: 'marin' });
  });

  it('has a voice the model knows, or the one that is asked for', async () => {
    provider.answer = bytes(mp3, 'audio/mpeg');
    await speak(speechRequest('tts-1'));
    expect(validated(speechSchema)).toMatchObject({ voice: 'alloy' });
    await speak(speechRequest('gpt-4o-mini-tts', { voice: 'cedar' }));
    expect(validated(speechSchema)).toMatchObject({ voice: 'cedar' });
  });
});
