import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Modality } from '#domain/models/model-entry.ts';
import { bytes, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { callOf, describePaidCalls, entryOf, testKey } from '../paid-call.testsuite.ts';
import type { GenerationRequest, Submission } from '../vendor.ts';
import { createElevenLabs } from './elevenlabs.ts';

const mp3 = Buffer.concat([Buffer.from('ID3\u0004'), Buffer.alloc(2000)]);

const request = (modality: Modality, fields: Partial<GenerationRequest> = {}): GenerationRequest => ({
  entry: entryOf({ provider: 'elevenlabs', modality, vendorModel: 'music_v1' }),
  prompt: 'warm piano',
  seed: 42,
  ...fields,
});

for (const modality of ['music', 'sound_effect', 'speech'] as const) {
  describePaidCalls(`ElevenLabs ${modality}`, {
    createVendor: (baseUrl, timeoutMs) => createElevenLabs({ apiKey: testKey, baseUrl, timeoutMs }),
    request: request(modality),
    good: bytes(mp3, 'audio/mpeg'),
  });
}

/** The documented bodies, as far as they are used. */
const schemas = {
  '/v1/music': {
    type: 'object',
    additionalProperties: false,
    required: ['prompt', 'model_id'],
    properties: {
      prompt: { type: 'string' },
      model_id: { type: 'string' },
      music_length_ms: { type: 'integer', minimum: 3000, maximum: 600_000 },
      force_instrumental: { const: true },
    },
  },
  '/v1/sound-generation': {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: {
      text: { type: 'string' },
      model_id: { type: 'string' },
      duration_seconds: { type: 'number', minimum: 0.5, maximum: 30 },
    },
  },
  '/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb': {
    type: 'object',
    additionalProperties: false,
    required: ['text'],
    properties: {
      text: { type: 'string' },
      model_id: { type: 'string' },
      language_code: { type: 'string', pattern: '^[a-z]{2}$' },
      seed: { type: 'integer' },
    },
  },
};

describe('ElevenLabs', () => {
  let provider: ScriptedProvider;
  beforeAll(async () => {
    provider = await startScriptedProvider();
    provider.answer = bytes(mp3, 'audio/mpeg');
  });
  afterAll(() => provider.close());

  const send = async (asked: GenerationRequest): Promise<unknown> => {
    const vendor = createElevenLabs({ apiKey: testKey, baseUrl: `${provider.origin}/v1` });
    const submission = await vendor.submit(callOf(asked, provider.folder), null, new AbortController().signal);
    const path = `${provider.folder}/answer.mp3`;
    const outputs = [{ kind: 'local', path, mediaType: 'audio/mpeg' }];
    expect(submission).toEqual({ kind: 'answered', outcome: { kind: 'succeeded', outputs } });
    expect((await readFile(path)).equals(mp3)).toBe(true);
    const got = provider.received.at(-1)!;
    const url = new URL(got.path, provider.origin);
    expect(url.searchParams.get('output_format')).toBe('mp3_44100_128');
    expect(got.headers).toMatchObject({ 'xi-api-key': testKey, 'content-type': 'application/json' });
    const body: unknown = JSON.parse(got.body.toString());
    const validate = new Ajv().compile(schemas[url.pathname as keyof typeof schemas]);
    expect(validate(body) || validate.errors).toBe(true);
    return body;
  };

  it('asks for music of the length that was ordered, without voices', async () => {
    const body = await send(request('music', { seconds: 30.5 }));
    expect(body).toEqual({
      prompt: 'warm piano',
      model_id: 'music_v1',
      force_instrumental: true,
      music_length_ms: 30_500,
    });
  });

  it('asks for effects of the length that was ordered', async () => {
    const body = await send(request('sound_effect', { prompt: 'whoosh', seconds: 1.5 }));
    expect(body).toEqual({ text: 'whoosh', model_id: 'music_v1', duration_seconds: 1.5 });
  });

  it('asks for speech by its own voice, and tells the language where the model takes it', async () => {
    const entry = entryOf({ provider: 'elevenlabs', modality: 'speech', vendorModel: 'eleven_v3', takesSeed: true });
    const german = await send(request('speech', { entry, prompt: 'Hallo', language: 'de-DE' }));
    expect(german).toEqual({ text: 'Hallo', model_id: 'eleven_v3', language_code: 'de', seed: 42 });
    const older = entryOf({ provider: 'elevenlabs', modality: 'speech', vendorModel: 'eleven_multilingual_v2' });
    const plain = await send(request('speech', { entry: older, prompt: 'Hallo', language: 'de-DE' }));
    expect(plain).toEqual({ text: 'Hallo', model_id: 'eleven_multilingual_v2' });
  });

  it('takes another voice by its name, which cannot lead elsewhere', async () => {
    const vendor = createElevenLabs({ apiKey: testKey, baseUrl: `${provider.origin}/v1` });
    const speak = (voice: string): Promise<Submission> =>
      vendor.submit(callOf(request('speech', { voice }), provider.folder), null, new AbortController().signal);
    await speak('pNInz6obpgDQGcFmaJgB');
    expect(provider.received.at(-1)!.path).toBe('/v1/text-to-speech/pNInz6obpgDQGcFmaJgB?output_format=mp3_44100_128');
    const count = provider.received.length;
    for (const voice of ['..', '../user', 'a?b', '']) {
      await expect(speak(voice)).rejects.toMatchObject({ failure: 'permanent', sent: 'no' });
    }
    expect(provider.received).toHaveLength(count);
  });

  it('says that an answer may have been paid when it is no sound', async () => {
    provider.answer = bytes(Buffer.from('nothing to hear'), 'audio/mpeg');
    const vendor = createElevenLabs({ apiKey: testKey, baseUrl: `${provider.origin}/v1` });
    const call = callOf(request('music'), provider.folder);
    const submission = await vendor.submit(call, null, new AbortController().signal);
    expect(submission).toMatchObject({ outcome: { kind: 'failed', failure: 'transient', billed: 'unknown' } });
  });
});
