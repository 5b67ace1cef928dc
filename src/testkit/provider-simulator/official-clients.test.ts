import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { createReplicate } from '@ai-sdk/replicate';
import { createXai } from '@ai-sdk/xai';
import {
  experimental_getVideoStatus,
  experimental_startVideo,
  generateImage,
  generateSpeech,
  generateText,
  Output,
} from 'ai';
import Replicate from 'replicate';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { startSimulator, type Simulator } from './start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ timeScale: 0.005 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

const baseOf = (name: string): string => simulator.settings[name]!;
const planSchema = z.object({
  title: z.string().max(60),
  mood: z.enum(['warm', 'bright']).nullable(),
  beats: z
    .array(z.object({ headline: z.string(), seconds: z.number().min(2).max(8) }))
    .min(3)
    .max(6),
});
const question = {
  prompt: 'Plan an ad for a bakery with sourdough bread in 4 beats.',
  output: Output.object({ schema: planSchema }),
  maxRetries: 0,
};

describe('language models by the AI SDK', () => {
  it.each([
    [
      'OpenAI responses',
      () => createOpenAI({ apiKey: 'k', baseURL: baseOf('OPENAI_BASE_URL') }).responses('gpt-6-luna'),
      true,
    ],
    ['OpenAI chat', () => createOpenAI({ apiKey: 'k', baseURL: baseOf('OPENAI_BASE_URL') }).chat('gpt-6-luna'), true],
    ['xAI', () => createXai({ apiKey: 'k', baseURL: baseOf('XAI_BASE_URL') })('grok-4.3'), true],
    [
      'Anthropic',
      () => createAnthropic({ apiKey: 'k', baseURL: baseOf('ANTHROPIC_BASE_URL') })('claude-haiku-4-5'),
      true,
    ],
    [
      'a compatible server',
      () =>
        createOpenAICompatible({
          name: 'own',
          baseURL: `${simulator.origin}/compatible/v1`,
          supportsStructuredOutputs: true,
        })('llama3.2'),
      false,
    ],
  ])('%s gives an object of the schema', async (_, model, costs) => {
    const { output, usage } = await generateText({ model: model(), ...question });
    expect(output.beats).toHaveLength(4);
    expect(JSON.stringify(output).toLowerCase()).toMatch(/bakery|sourdough|bread/);
    expect(usage.outputTokens).toBeGreaterThan(10);
    expect(simulator.violations()).toEqual([]);
    expect(simulator.book()).toHaveLength(1);
    expect(simulator.chargedMicroUsd() > 0).toBe(costs);
  });
});

describe('pictures, clips and speech by the AI SDK', () => {
  it('OpenAI draws, edits and speaks', async () => {
    const openai = createOpenAI({ apiKey: 'k', baseURL: baseOf('OPENAI_BASE_URL') });
    const { image } = await generateImage({
      model: openai.image('gpt-image-2'),
      prompt: 'bread',
      size: '1024x1024',
      maxRetries: 0,
    });
    expect(await sharp(image.uint8Array).metadata()).toMatchObject({ width: 1024, height: 1024, format: 'png' });
    const edited = await generateImage({
      model: openai.image('gpt-image-2'),
      prompt: { text: 'at night', images: [image.uint8Array] },
      maxRetries: 0,
    });
    expect(edited.images).toHaveLength(1);
    const { audio } = await generateSpeech({
      model: openai.speech('gpt-4o-mini-tts'),
      text: 'Bread, still warm.',
      voice: 'marin',
      maxRetries: 0,
    });
    expect(audio.uint8Array.length).toBeGreaterThan(2000);
    expect(simulator.book().map(({ amountMicroUsd }) => amountMicroUsd)).toEqual([70_000, 80_000, expect.any(Number)]);
    expect(simulator.violations()).toEqual([]);
  });

  it('xAI draws and films', async () => {
    const xai = createXai({ apiKey: 'k', baseURL: baseOf('XAI_BASE_URL') });
    const { image } = await generateImage({
      model: xai.image('grok-imagine-image'),
      prompt: 'bread',
      aspectRatio: '16:9',
      maxRetries: 0,
    });
    expect(await sharp(image.uint8Array).metadata()).toMatchObject({ width: 1366, height: 768, format: 'jpeg' });
    const model = xai.video('grok-imagine-video');
    const { operation } = await experimental_startVideo({
      model,
      prompt: 'steam',
      duration: 1,
      aspectRatio: '16:9',
      maxRetries: 0,
    });
    const done = await eventually(async () => {
      const status = await experimental_getVideoStatus(model, { operation });
      expect(status.status).toBe('completed');
      return status;
    });
    expect(JSON.stringify(done)).toContain('/delivery/xai/');
    expect(simulator.violations()).toEqual([]);
  });

  it('Replicate draws', async () => {
    const replicate = createReplicate({ apiToken: 'k', baseURL: baseOf('REPLICATE_BASE_URL') });
    const { image } = await generateImage({
      model: replicate.image('black-forest-labs/flux-schnell'),
      prompt: 'bread',
      aspectRatio: '16:9',
      seed: 4,
      maxRetries: 0,
    });
    expect(await sharp(image.uint8Array).metadata()).toMatchObject({ width: 1376, height: 768, format: 'webp' });
    expect(simulator.book()).toMatchObject([{ amountMicroUsd: 3000, correlation: { seed: 4 } }]);
    expect(simulator.violations()).toEqual([]);
  });
});

describe('the npm client of Replicate', () => {
  const client = (): Replicate =>
    new Replicate({ auth: 'r8_test', baseUrl: baseOf('REPLICATE_BASE_URL'), useFileOutput: false });

  it('runs models, uploads files, follows, lists and cancels', async () => {
    const replicate = client();
    // Waiting with the create open, it takes an answer that is still under way for one without output.
    const wait = { mode: 'poll', interval: 20 } as const;
    const [url] = (await replicate.run('black-forest-labs/flux-dev', {
      wait,
      input: { prompt: 'bread', seed: 3, aspect_ratio: '16:9', output_format: 'png' },
    })) as string[];
    const bytes = await (await fetch(url!)).arrayBuffer();
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1376, height: 768 });
    const file = await replicate.files.create(new Blob([bytes], { type: 'image/png' }), { attempt: 'a1' });
    simulator.addFault({ match: { times: 1 }, action: { kind: 'clip-shorter', factor: 0.1 } });
    const started = await replicate.predictions.create({
      model: 'wan-video/wan-2.2-i2v-fast',
      input: { prompt: 'turn slowly', image: file.urls.get },
    });
    const clip = await replicate.wait(started, { interval: 50 });
    expect(clip).toMatchObject({ status: 'succeeded', output: expect.stringMatching(/\.mp4$/) });
    const named: `${string}/${string}:${string}` =
      'meta/musicgen:671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb';
    expect(await replicate.run(named, { wait, input: { prompt: 'calm', duration: 1 } })).toMatch(/\.wav$/);
    simulator.addFault({ action: { kind: 'stay-processing' } });
    const { id } = await replicate.predictions.create({
      model: 'black-forest-labs/flux-schnell',
      input: { prompt: 'x' },
    });
    expect(await replicate.predictions.cancel(id)).toMatchObject({ id, status: 'canceled' });
    const { results } = await replicate.predictions.list();
    expect(results.map(({ status }) => status)).toEqual(['canceled', 'succeeded', 'succeeded', 'succeeded']);
    expect(await replicate.models.get('google', 'veo-3.1-fast')).toMatchObject({ is_official: true });
    expect(await replicate.webhooks.default.secret.get()).toMatchObject({ key: expect.stringMatching(/^whsec_/) });
    expect(simulator.violations()).toEqual([]);
    expect(simulator.book()).toMatchObject([{}, { correlation: { fileMetadata: [{ attempt: 'a1' }] } }, {}, {}]);
  });

  it('pays six times for one lost answer, and the book shows it', async () => {
    simulator.addFault({ action: { kind: 'accept-then-reset' } });
    const create = client().predictions.create({
      model: 'black-forest-labs/flux-schnell',
      input: { prompt: 'x', megapixels: '0.25' },
    });
    await expect(create).rejects.toThrow();
    expect(simulator.book()).toHaveLength(6);
    expect(new Set(simulator.book().map(({ inputHash }) => inputHash)).size).toBe(1);
  });
});

it('the AI SDK starts a clip of Replicate and asks how it stands', async () => {
  const model = createReplicate({ apiToken: 'k', baseURL: baseOf('REPLICATE_BASE_URL') }).video('minimax/hailuo-2.3');
  simulator.addFault({ action: { kind: 'clip-shorter', factor: 0.05 } });
  const providerOptions = { replicate: { resolution: '768p' } };
  const { operation } = await experimental_startVideo({
    model,
    prompt: 'a train',
    duration: 6,
    providerOptions,
    maxRetries: 0,
  });
  await eventually(async () =>
    expect(await experimental_getVideoStatus(model, { operation })).toMatchObject({ status: 'completed' }),
  );
  expect(simulator.book()).toMatchObject([{ model: 'minimax/hailuo-2.3', amountMicroUsd: 280_000 }]);
  expect(simulator.violations()).toEqual([]);
});
