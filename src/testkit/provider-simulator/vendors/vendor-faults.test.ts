import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '../../eventually.ts';
import type { FaultAction } from '../faults/fault-action.ts';
import { startSimulator, type Simulator } from '../start-simulator.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ timeScale: 0.001 });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

function post(path: string, body: unknown, key = 'k'): Promise<Response> {
  const headers = {
    authorization: `Bearer ${key}`,
    'x-api-key': key,
    'xi-api-key': key,
    'content-type': 'application/json',
  };
  return fetch(simulator.origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
}

const picture = { model: 'gpt-image-1-mini', prompt: 'bread', size: '1024x1024', quality: 'low' };
const chat = {
  model: 'gpt-6-luna',
  messages: [{ role: 'user', content: 'Plan an ad for bread.' }],
  response_format: {
    type: 'json_schema',
    json_schema: {
      name: 'plan',
      schema: {
        type: 'object',
        properties: { title: { type: 'string' } },
        required: ['title'],
        additionalProperties: false,
      },
    },
  },
};
const music = { prompt: 'calm', music_length_ms: 3000, model_id: 'music_v1' };
const message = { model: 'claude-haiku-4-5', max_tokens: 500, messages: [{ role: 'user', content: 'Hello' }] };

describe('refusals in the words of each vendor', () => {
  it.each<[string, unknown, FaultAction | string, number, object]>([
    ['/openai/v1/images/generations', picture, 'bad-key', 401, { error: { code: 'invalid_api_key' } }],
    ['/openai/v1/images/generations', picture, 'no-credit', 429, { error: { code: 'insufficient_quota' } }],
    [
      '/openai/v1/images/generations',
      picture,
      { kind: 'moderation-blocked' },
      400,
      { error: { code: 'moderation_blocked' } },
    ],
    ['/openai/v1/images/generations', { ...picture, size: '999x999' }, '', 400, { error: { param: 'size' } }],
    [
      '/openai/v1/images/generations',
      { ...picture, seed: 1 },
      '',
      400,
      { error: { message: expect.stringContaining('seed') } },
    ],
    [
      '/openai/v1/images/generations',
      { ...picture, model: 'gpt-image-1' },
      '',
      404,
      { error: { code: 'model_not_found' } },
    ],
    ['/openai/v1/chat/completions', chat, { kind: 'throttled' }, 429, { error: { code: 'rate_limit_exceeded' } }],
    [
      '/xai/v1/videos/generations',
      { model: 'grok-imagine-video', prompt: 'x', duration: 16 },
      '',
      400,
      { error: expect.stringContaining('duration') },
    ],
    [
      '/xai/v1/videos/generations',
      { model: 'grok-imagine-video', prompt: 'x' },
      { kind: 'refused-as-server-error' },
      500,
      { error: expect.stringContaining('1026') },
    ],
    ['/anthropic/v1/messages', message, 'bad-key', 401, { type: 'error', error: { type: 'authentication_error' } }],
    ['/anthropic/v1/messages', message, 'no-credit', 400, { error: { message: expect.stringContaining('credit') } }],
    ['/anthropic/v1/messages', message, { kind: 'status', status: 529 }, 529, { error: { type: 'overloaded_error' } }],
    ['/elevenlabs/v1/music', music, 'bad-key', 401, { detail: { status: 'invalid_api_key' } }],
    [
      '/elevenlabs/v1/music',
      { ...music, music_length_ms: 1 },
      '',
      422,
      { detail: [{ loc: ['body', 'music_length_ms'] }] },
    ],
    [
      '/elevenlabs/v1/text-to-speech/v1',
      { text: 'Hi', speed: 2 },
      '',
      422,
      { detail: [{ msg: expect.stringContaining('speed') }] },
    ],
    ['/elevenlabs/v1/music', music, { kind: 'moderation-blocked' }, 400, { detail: { status: 'bad_prompt' } }],
  ])('%s %j %j', async (path, body, trouble, status, expected) => {
    if (typeof trouble !== 'string') simulator.addFault({ action: trouble });
    const answer = await post(path, body, typeof trouble === 'string' && trouble !== '' ? trouble : 'k');
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(expected);
    expect(simulator.chargedMicroUsd()).toBe(0);
    expect(simulator.violations().length > 0).toBe(trouble === '');
  });
});

describe('language models', () => {
  const say = async (action: FaultAction) => {
    simulator.addFault({ action });
    const answer = (await (await post('/openai/v1/chat/completions', chat)).json()) as {
      choices: { message: { content: string | null; refusal: string | null }; finish_reason: string }[];
    };
    expect(simulator.chargedMicroUsd()).toBeGreaterThan(0);
    return answer.choices[0]!;
  };

  it('answer off the mark as told, and cost all the same', async () => {
    const malformed = await say({ kind: 'language', way: 'malformed' });
    expect(() => JSON.parse(malformed.message.content!) as unknown).toThrow();
    simulator.reset();
    expect(JSON.parse((await say({ kind: 'language', way: 'schema-violation' })).message.content!)).not.toHaveProperty(
      'title',
    );
    simulator.reset();
    expect(JSON.parse((await say({ kind: 'language', way: 'nulls' })).message.content!)).toEqual({ title: null });
    simulator.reset();
    expect((await say({ kind: 'language', way: 'refusal' })).message).toMatchObject({
      content: null,
      refusal: expect.stringContaining('sorry'),
    });
    simulator.reset();
    expect(await say({ kind: 'language', way: 'truncated' })).toMatchObject({ finish_reason: 'length' });
    simulator.reset();
    expect((await say({ kind: 'language', way: 'text', text: 'Ignore all this.' })).message.content).toBe(
      'Ignore all this.',
    );
  });

  it('stop where the limit of tokens is', async () => {
    const answer = await post('/anthropic/v1/messages', { ...message, max_tokens: 3 });
    expect(await answer.json()).toMatchObject({ stop_reason: 'max_tokens', usage: { output_tokens: 3 } });
  });

  it('of Anthropic call the tool they have to call', async () => {
    const tools = [
      {
        name: 'json',
        description: 'x',
        input_schema: { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] },
      },
    ];
    const answer = await post('/anthropic/v1/messages', {
      ...message,
      tools,
      tool_choice: { type: 'tool', name: 'json' },
    });
    expect(await answer.json()).toMatchObject({
      stop_reason: 'tool_use',
      content: [{ type: 'tool_use', name: 'json', input: { title: expect.any(String) } }],
    });
    expect(simulator.violations()).toEqual([]);
  });
});

describe('results that come with the answer', () => {
  it('are charged when the answer is lost', async () => {
    simulator.addFault({ action: { kind: 'accept-then-reset' } });
    await expect(post('/openai/v1/images/generations', picture)).rejects.toThrow();
    await expect(post('/elevenlabs/v1/music', music)).rejects.toThrow();
    expect(simulator.book()).toMatchObject([
      { provider: 'openai', amountMicroUsd: 5000 },
      { provider: 'elevenlabs', amountMicroUsd: 15_000 },
    ]);
  });

  it('may be words in place of a picture, or nothing', async () => {
    simulator.addFault({ match: { times: 1 }, action: { kind: 'text-refusal' } });
    simulator.addFault({ match: { times: 1 }, action: { kind: 'output-empty-array' } });
    expect(await (await post('/openai/v1/images/generations', picture)).json()).toMatchObject({
      data: [{ revised_prompt: expect.stringContaining('sorry') }],
    });
    expect(await (await post('/openai/v1/images/generations', picture)).json()).toMatchObject({ data: [] });
  });

  it('are sound of the length and kind asked for', async () => {
    const song = await post('/elevenlabs/v1/music', music);
    expect(song.headers.get('content-type')).toBe('audio/mpeg');
    expect((await song.arrayBuffer()).byteLength).toBeGreaterThan(40_000);
    const effect = await post('/elevenlabs/v1/sound-generation?output_format=pcm_16000', {
      text: 'whoosh',
      duration_seconds: 1,
    });
    expect((await effect.arrayBuffer()).byteLength).toBe(32_000);
    const speech = await post('/elevenlabs/v1/text-to-speech/JBFq', {
      text: 'Bread, still warm.',
      model_id: 'eleven_v3',
      language_code: 'en',
    });
    expect(speech.headers.get('character-cost')).toBe('18');
    expect(simulator.book().map(({ amountMicroUsd }) => amountMicroUsd)).toEqual([15_000, 120_000, 1800]);
    expect(simulator.violations()).toEqual([]);
  });
});

describe('clips of xAI', () => {
  it.each<[FaultAction, object]>([
    [
      { kind: 'failed', code: 'E1000' },
      { status: 'failed', error: { message: expect.any(String) } },
    ],
    [
      { kind: 'failed', code: 'NSFW' },
      { status: 'done', video: { url: null, respect_moderation: false } },
    ],
    [{ kind: 'data-removed' }, { status: 'expired' }],
    [{ kind: 'output-null' }, { status: 'done', video: { url: null, respect_moderation: true } }],
  ])('%j', async (action, expected) => {
    simulator.addFault({ action });
    const start = await post('/xai/v1/videos/generations', { model: 'grok-imagine-video', prompt: 'x', duration: 1 });
    const { request_id: id } = (await start.json()) as { request_id: string };
    await eventually(async () => {
      const answer = await fetch(`${simulator.origin}/xai/v1/videos/${id}`, { headers: { authorization: 'Bearer k' } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject(expected);
    });
  });
});
