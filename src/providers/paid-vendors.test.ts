import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Modality, ModelEntry, ProviderName } from '#domain/models/model-entry.ts';
import { sniffMediaType } from '#media/intake/media-type.ts';
import { type Simulator, startSimulator } from '#testkit/provider-simulator/start-simulator.ts';
import { combineModalities } from './combine-modalities.ts';
import { createElevenLabs } from './elevenlabs/elevenlabs.ts';
import { createLanguageVendor } from './language/language-vendor.ts';
import { createOpenAiImages } from './openai/openai-images.ts';
import { createOpenAiSpeech } from './openai/openai-speech.ts';
import { callOf, entryOf } from './paid-call.testsuite.ts';
import type { GenerationRequest, Submission, Vendor, VendorOutcome } from './vendor.ts';
import { createXaiImages } from './xai/xai-images.ts';
import { createXaiVideos } from './xai/xai-videos.ts';

const signal = new AbortController().signal;
let simulator: Simulator;
let folder: string;
let vendors: Readonly<Record<string, Vendor>>;

beforeAll(async () => {
  simulator = await startSimulator({ timeScale: 0.01 });
  folder = await mkdtemp(join(tmpdir(), 'paid-vendors-'));
  vendors = vendorsFor((key) => key);
});
afterAll(async () => {
  await simulator.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => simulator.reset());

/** All vendors, composed as a program does it. */
function vendorsFor(keyOf: (usual: string) => string): Readonly<Record<string, Vendor>> {
  const access = (name: string): { apiKey: string; baseUrl: string; timeoutMs: number } => ({
    apiKey: keyOf(simulator.settings[`${name}_API_KEY`]!),
    baseUrl: simulator.settings[`${name}_BASE_URL`]!,
    timeoutMs: 20_000,
  });
  const [openai, xai] = [access('OPENAI'), access('XAI')];
  return {
    openai: combineModalities('openai', {
      language: createLanguageVendor({ provider: 'openai', ...openai }),
      image: createOpenAiImages(openai),
      speech: createOpenAiSpeech(openai),
    }),
    xai: combineModalities('xai', {
      language: createLanguageVendor({ provider: 'xai', ...xai }),
      image: createXaiImages(xai),
      video: createXaiVideos({ ...xai, outputHosts: [simulator.origin] }),
    }),
    anthropic: createLanguageVendor({ provider: 'anthropic', ...access('ANTHROPIC') }),
    'openai-compatible': createLanguageVendor({ provider: 'openai-compatible', ...openai }),
    elevenlabs: createElevenLabs(access('ELEVENLABS')),
  };
}

const conversation = {
  messages: [{ role: 'user', text: 'A running shoe for the city.' }] as const,
  schemaName: 'plan',
  schema: {
    type: 'object',
    properties: { headline: { type: 'string' } },
    required: ['headline'],
    additionalProperties: false,
  },
  maximumOutputTokens: 2000,
};

type Made = readonly [provider: ProviderName, modality: Modality, vendorModel: string, kind: string];

const made: readonly Made[] = [
  ['openai', 'language', 'gpt-6-luna', 'json'],
  ['openai', 'image', 'gpt-image-2', 'picture'],
  ['openai', 'speech', 'gpt-4o-mini-tts', 'mp3'],
  ['xai', 'language', 'grok-4.3', 'json'],
  ['xai', 'image', 'grok-imagine-image', 'picture'],
  ['xai', 'video', 'grok-imagine-video', 'mp4'],
  ['anthropic', 'language', 'claude-sonnet-4-6', 'json'],
  ['openai-compatible', 'language', 'gpt-6-luna', 'json'],
  ['elevenlabs', 'music', 'music_v1', 'mp3'],
  ['elevenlabs', 'sound_effect', 'eleven_text_to_sound_v2', 'mp3'],
  ['elevenlabs', 'speech', 'eleven_v3', 'mp3'],
];

function requestFor([provider, modality, vendorModel]: Made): GenerationRequest {
  const clip: Partial<ModelEntry> = { firstFrame: 'optional', lastFrame: 'no', sound: 'optional' };
  return {
    entry: entryOf({ provider, modality, vendorModel, ...(modality === 'video' ? clip : {}) }),
    prompt: 'A running shoe on wet asphalt.',
    seed: 42,
    ...(modality === 'language' ? { conversation } : {}),
    ...(modality === 'image' || modality === 'video' ? { aspectRatio: '16:9' } : {}),
    ...(modality === 'video' ? { seconds: 2, size: '480p' } : {}),
    ...(modality === 'music' ? { seconds: 10 } : {}),
    ...(modality === 'sound_effect' ? { seconds: 1 } : {}),
  };
}

async function submit(one: Made, from = vendors): Promise<Submission> {
  const vendor = from[one[0]]!;
  const call = callOf(requestFor(one), folder);
  return vendor.submit(call, await vendor.prepare(call, signal), signal);
}

/** The file a call came to, waited for and fetched where it is not there at once. */
async function fileOf([provider]: Made, submission: Submission): Promise<string> {
  const vendor = vendors[provider]!;
  let outcome: VendorOutcome =
    submission.kind === 'answered' ? submission.outcome : await vendor.poll(submission.reference, signal);
  while (submission.kind === 'accepted' && outcome.kind === 'running') {
    simulator.advance(5);
    outcome = await vendor.poll(submission.reference, signal);
  }
  if (outcome.kind !== 'succeeded') throw new Error(JSON.stringify(outcome));
  const [output] = outcome.outputs;
  if (output?.kind === 'local') return output.path;
  const path = join(folder, 'clip.mp4');
  await vendor.download(output!.url, path, signal);
  return path;
}

/** What a file holds, told by its bytes. */
function kindOf(bytes: Uint8Array): string {
  const kind = sniffMediaType(bytes);
  if (kind !== null) return ['png', 'jpeg', 'webp'].includes(kind) ? 'picture' : kind;
  const answer = JSON.parse(Buffer.from(bytes).toString()) as { readonly headline?: unknown };
  return typeof answer.headline === 'string' ? 'json' : 'something else';
}

describe('the simulated providers', () => {
  it.each(made)('of %s make %s by %s, once and as their contract says', async (...one) => {
    const bytes = await readFile(await fileOf(one, await submit(one)));
    expect(kindOf(bytes)).toBe(one[3]);
    expect(simulator.book()).toHaveLength(1);
    expect(simulator.violations()).toEqual([]);
  });

  it.each(made)('of %s charge once when the answer about %s by %s is lost', async (...one) => {
    simulator.addFault({ action: { kind: 'accept-then-reset' } });
    await expect(submit(one)).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
    expect(simulator.book()).toHaveLength(1);
  });

  it.each(made)('of %s refuse %s by %s at the door without charge', async (...one) => {
    const refusals = [
      [{ kind: 'moderation-blocked' }, 'content_input'],
      [{ kind: 'refused-as-server-error' }, 'content_input'],
      [{ kind: 'throttled', retryAfterSeconds: 3 }, 'throttled'],
      [{ kind: 'status', status: 401 }, 'account'],
      [{ kind: 'status', status: 404 }, 'permanent'],
    ] as const;
    for (const [action, failure] of refusals) {
      simulator.clearFaults();
      simulator.addFault({ action });
      await expect(submit(one)).rejects.toMatchObject({ failure, sent: 'no' });
    }
    expect(simulator.book()).toEqual([]);
    const posts = simulator.requests().filter(({ method }) => method === 'POST');
    expect(posts).toHaveLength(refusals.length);
  });

  it.each(made)('of %s take no wrong key for %s by %s, and none that is not paid for', async (...one) => {
    for (const key of ['bad-key', 'no-credit']) {
      const refused = submit(
        one,
        vendorsFor(() => key),
      );
      await expect(refused).rejects.toMatchObject({ failure: 'account', sent: 'no' });
    }
    expect(simulator.book()).toEqual([]);
  });

  const speaking = made.filter(([, modality]) => modality === 'language');
  it.each(speaking)('of %s are paid for %s by %s that is not what was asked for', async (...one) => {
    for (const way of ['malformed', 'schema-violation', 'truncated', 'text'] as const) {
      simulator.clearFaults();
      simulator.addFault({ action: { kind: 'language', way, text: 'Run further.' } });
      expect(await submit(one)).toMatchObject({ outcome: { kind: 'succeeded', usage: expect.any(Object) } });
    }
    simulator.clearFaults();
    simulator.addFault({ action: { kind: 'language', way: 'refusal' } });
    // xAI refuses in words like any others, which only their reader can tell.
    const refused = { kind: 'failed', failure: 'content_input', billed: 'yes' };
    expect(await submit(one)).toMatchObject({ outcome: one[0] === 'xai' ? { kind: 'succeeded' } : refused });
    expect(simulator.book()).toHaveLength(5);
  });
});
