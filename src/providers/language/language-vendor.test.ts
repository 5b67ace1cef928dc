import { readFile } from 'node:fs/promises';
import { Socket } from 'node:net';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { json, type ScriptedProvider, startScriptedProvider } from '#testkit/scripted-provider.ts';
import { callOf, describePaidCalls, entryOf, testKey } from '../paid-call.testsuite.ts';
import type { GenerationRequest, Submission } from '../vendor.ts';
import { createLanguageVendor } from './language-vendor.ts';
import type { LanguageProviderName } from './open-model.ts';

const schema = {
  type: 'object',
  properties: { headline: { type: 'string' } },
  required: ['headline'],
  additionalProperties: false,
};

const said = '{"headline":"Run further"}';

function requestFor(provider: LanguageProviderName, entry: Partial<ModelEntry> = {}): GenerationRequest {
  return {
    entry: entryOf({ provider, modality: 'language', vendorModel: 'gpt-6-luna', ...entry }),
    prompt: 'You write ads.',
    seed: 42,
    conversation: {
      messages: [
        { role: 'user', text: 'A running shoe.' },
        { role: 'assistant', text: '{"headline":1}' },
        { role: 'user', text: 'The headline must be words.' },
      ],
      schemaName: 'plan',
      schema,
      maximumOutputTokens: 2000,
    },
  };
}

interface Said {
  readonly text: string | null;
  readonly refusal?: string;
  readonly finish?: string;
  readonly hasUsage?: boolean;
}

function chatAnswer({ text, refusal, finish = 'stop', hasUsage = true }: Said): unknown {
  const message = { role: 'assistant', content: text, ...(refusal === undefined ? {} : { refusal }) };
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_790_000_000,
    model: 'gpt-6-luna',
    choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
    ...(hasUsage ? { usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 } } : {}),
  };
}

function responsesAnswer({ text }: Said): unknown {
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1_790_000_000,
    model: 'grok-4.3',
    status: 'completed',
    output: [
      {
        type: 'message',
        id: 'msg_1',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 120, output_tokens: 30, total_tokens: 150 },
  };
}

function messagesAnswer({ text, finish = 'end_turn' }: Said): unknown {
  return {
    id: 'msg_1',
    type: 'message',
    role: 'assistant',
    model: 'claude-sonnet-4-5',
    content: text === null ? [] : [{ type: 'text', text }],
    stop_reason: finish,
    stop_sequence: null,
    usage: { input_tokens: 120, output_tokens: 30 },
  };
}

const answerOf: Readonly<Record<LanguageProviderName, (said: Said) => unknown>> = {
  openai: chatAnswer,
  xai: responsesAnswer,
  anthropic: messagesAnswer,
  'openai-compatible': chatAnswer,
};

const vendorModels: Readonly<Record<LanguageProviderName, string>> = {
  openai: 'gpt-6-luna',
  xai: 'grok-4.3',
  anthropic: 'claude-sonnet-4-5',
  'openai-compatible': 'llama3.3',
};
const providers = Object.keys(vendorModels) as LanguageProviderName[];

for (const provider of providers) {
  describePaidCalls(`language by ${provider}`, {
    createVendor: (baseUrl, timeoutMs) => createLanguageVendor({ provider, apiKey: testKey, baseUrl, timeoutMs }),
    request: requestFor(provider, { vendorModel: vendorModels[provider] }),
    good: json(answerOf[provider]({ text: said })),
  });
}

/** The documented body of a chat completion, as far as it is used; `strict` schemas list all properties as required. */
const chatSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['model', 'messages'],
  properties: {
    model: { type: 'string' },
    max_tokens: { type: 'integer' },
    max_completion_tokens: { type: 'integer' },
    seed: { type: 'integer' },
    store: { const: false },
    reasoning_effort: { const: 'low' },
    messages: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['role', 'content'],
        properties: { role: { enum: ['developer', 'system', 'user', 'assistant'] }, content: { type: 'string' } },
      },
    },
    response_format: {
      type: 'object',
      additionalProperties: false,
      required: ['type', 'json_schema'],
      properties: {
        type: { const: 'json_schema' },
        json_schema: {
          type: 'object',
          additionalProperties: false,
          required: ['name', 'schema'],
          properties: {
            name: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
            strict: { type: 'boolean' },
            schema: { type: 'object' },
          },
        },
      },
    },
  },
};

describe('a language model', () => {
  let provider: ScriptedProvider;
  beforeAll(async () => {
    provider = await startScriptedProvider();
  });
  afterAll(() => provider.close());

  const ask = (
    name: LanguageProviderName,
    request = requestFor(name, { vendorModel: vendorModels[name] }),
  ): Promise<Submission> => {
    const vendor = createLanguageVendor({ provider: name, apiKey: testKey, baseUrl: `${provider.origin}/v1` });
    return vendor.submit(callOf(request, provider.folder), null, new AbortController().signal);
  };
  const bodyOf = (): Record<string, unknown> => JSON.parse(provider.received.at(-1)!.body.toString()) as never;

  it.each(providers)('of %s answers with a file of JSON and the tokens it took', async (name) => {
    provider.answer = json(answerOf[name]({ text: said }));
    const path = `${provider.folder}/answer.json`;
    expect(await ask(name)).toEqual({
      kind: 'answered',
      outcome: {
        kind: 'succeeded',
        outputs: [{ kind: 'local', path, mediaType: 'application/json' }],
        usage: { inputTokens: 120, outputTokens: 30 },
      },
    });
    expect(await readFile(path, 'utf8')).toBe(said);
  });

  it.each(['openai', 'openai-compatible'] as const)('of %s is asked as its API says', async (name) => {
    provider.answer = json(chatAnswer({ text: said }));
    await ask(name);
    const validate = new Ajv().compile(chatSchema);
    expect(validate(bodyOf()) || validate.errors).toBe(true);
    expect(bodyOf()).toMatchObject({
      model: vendorModels[name],
      response_format: { json_schema: { name: 'plan', schema, strict: true } },
      [name === 'openai' ? 'max_completion_tokens' : 'max_tokens']: 2000,
      messages: [
        { role: name === 'openai' ? 'developer' : 'system', content: 'You write ads.' },
        { role: 'user', content: 'A running shoe.' },
        { role: 'assistant', content: '{"headline":1}' },
        { role: 'user', content: 'The headline must be words.' },
      ],
    });
    expect(bodyOf()).not.toHaveProperty('seed');
    const { path, headers } = provider.received.at(-1)!;
    expect(path).toBe('/v1/chat/completions');
    expect(headers['authorization']).toBe(`Bearer ${testKey}`);
    expect(headers['x-client-request-id']).toBe(name === 'openai' ? 'attempt-7' : undefined);
  });

  it('of xAI is asked for nothing to be kept', async () => {
    provider.answer = json(responsesAnswer({ text: said }));
    await ask('xai');
    expect(provider.received.at(-1)!.path).toBe('/v1/responses');
    expect(bodyOf()).toMatchObject({
      model: 'grok-4.3',
      max_output_tokens: 2000,
      store: false,
      text: { format: { type: 'json_schema', name: 'plan', strict: true, schema } },
    });
    expect(JSON.stringify(bodyOf()['input'])).toMatch(/You write ads.*A running shoe.*headline.*must be words/);
  });

  it('of Anthropic is asked with its own headers', async () => {
    provider.answer = json(messagesAnswer({ text: said }));
    await ask('anthropic');
    const { path, headers } = provider.received.at(-1)!;
    expect(path).toBe('/v1/messages');
    expect(headers).toMatchObject({ 'x-api-key': testKey, 'anthropic-version': expect.any(String) });
    expect(bodyOf()).toMatchObject({
      model: 'claude-sonnet-4-5',
      max_tokens: 2000,
      system: [{ type: 'text', text: 'You write ads.' }],
      output_config: { format: { type: 'json_schema', schema } },
    });
  });

  it("of a server of one's own needs no key", async () => {
    provider.answer = json(chatAnswer({ text: said, hasUsage: false }));
    const vendor = createLanguageVendor({
      provider: 'openai-compatible',
      apiKey: '',
      baseUrl: `${provider.origin}/v1`,
    });
    const call = callOf(requestFor('openai-compatible'), provider.folder);
    const submission = await vendor.submit(call, null, new AbortController().signal);
    expect(submission).toMatchObject({ outcome: { kind: 'succeeded' } });
    expect(submission).not.toHaveProperty('outcome.usage');
    expect(provider.received.at(-1)!.headers).not.toHaveProperty('authorization');
  });

  it('is held to a schema strictly only if the schema allows it', async () => {
    provider.answer = json(chatAnswer({ text: said }));
    const request = requestFor('openai');
    const loose = { ...schema, required: [] };
    await ask('openai', { ...request, conversation: { ...request.conversation!, schema: loose } });
    expect(bodyOf()).toMatchObject({ response_format: { json_schema: { strict: false } } });
  });

  it.each([
    ['openai', 'gpt-6-luna', 'low'],
    ['openai', 'gpt-4.1-mini', undefined],
    ['openai', 'gpt-5-chat-latest', undefined],
    ['xai', 'grok-4.3', 'low'],
    ['xai', 'grok-4', undefined],
    ['openai-compatible', 'gpt-oss', undefined],
  ] as const)('of %s called %s is told to think little only if it thinks: %s', async (name, vendorModel, effort) => {
    provider.answer = json(answerOf[name]({ text: said }));
    await ask(name, requestFor(name, { vendorModel }));
    const { reasoning_effort, reasoning } = bodyOf() as { reasoning_effort?: string; reasoning?: { effort: string } };
    expect(reasoning_effort ?? reasoning?.effort).toBe(effort);
  });

  it('is given a seed if it takes one', async () => {
    provider.answer = json(chatAnswer({ text: said }));
    await ask('openai-compatible', requestFor('openai-compatible', { takesSeed: true }));
    expect(bodyOf()).toMatchObject({ seed: 42 });
  });

  it.each([
    ['prose', 'Here is your plan: run further.', 'stop'],
    ['half an answer', '{"headline":"Run fur', 'length'],
  ])('has been paid and is kept when it answers in %s', async (_name, text, finish) => {
    for (const name of ['openai', 'openai-compatible'] as const) {
      provider.answer = json(chatAnswer({ text, finish }));
      expect(await ask(name)).toMatchObject({
        outcome: { kind: 'succeeded', usage: { inputTokens: 120, outputTokens: 30 } },
      });
      expect(await readFile(`${provider.folder}/answer.json`, 'utf8')).toBe(text);
    }
  });

  it('has refused, and is paid, when it says so', async () => {
    const refusal = { outcome: { kind: 'failed', failure: 'content_input', billed: 'yes' } };
    provider.answer = json(chatAnswer({ text: null, refusal: 'I cannot help with that.' }));
    expect(await ask('openai')).toMatchObject(refusal);
    provider.answer = json(chatAnswer({ text: '', finish: 'content_filter' }));
    expect(await ask('openai-compatible')).toMatchObject(refusal);
    provider.answer = json(messagesAnswer({ text: null, finish: 'refusal' }));
    expect(await ask('anthropic')).toMatchObject(refusal);
  });

  it('has failed, and is paid, when it answers nothing', async () => {
    provider.answer = json(chatAnswer({ text: '', finish: 'length' }));
    expect(await ask('openai')).toMatchObject({ outcome: { kind: 'failed', failure: 'permanent', billed: 'yes' } });
    provider.answer = json(chatAnswer({ text: '' }));
    expect(await ask('openai')).toMatchObject({ outcome: { kind: 'failed', failure: 'transient', billed: 'yes' } });
  });

  it('may have been paid when its answer is an error under 200', async () => {
    provider.answer = json({ error: { message: 'the runner died', code: 'x' } });
    await expect(ask('openai-compatible')).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
    provider.answer = json({ error: { message: 'output new_sensitive (1027)' } });
    await expect(ask('openai-compatible')).rejects.toMatchObject({ failure: 'content_output', sent: 'maybe' });
  });

  it('is broken off when it answers without end', async () => {
    provider.answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const pour = (): void => {
        while (response.write(Buffer.alloc(65_536, ' ')));
        response.once('drain', pour);
      };
      pour();
    };
    await expect(ask('openai')).rejects.toMatchObject({ failure: 'transient', sent: 'maybe' });
  });

  it('writes nothing to the terminal, takes nothing from the environment and talks to nobody else', async () => {
    const write = vi.spyOn(process.stderr, 'write');
    const warn = vi.spyOn(process, 'emitWarning');
    const connect = vi.spyOn(Socket.prototype, 'connect');
    vi.stubEnv('OPENAI_BASE_URL', 'https://elsewhere.example');
    vi.stubEnv('ANTHROPIC_BASE_URL', 'https://elsewhere.example');
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'a-token');
    for (const name of providers) {
      provider.answer = json(answerOf[name]({ text: said }));
      // A model unknown to the library, with a seed it may not take: both make it warn.
      await ask(name, requestFor(name, { vendorModel: 'never-heard-of', takesSeed: true }));
    }
    expect(write).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();
    const ports = connect.mock.calls.map((call) => JSON.stringify(call).match(/"port":"?(\d+)/)?.[1]);
    expect(ports).toEqual(providers.map(() => new URL(provider.origin).port));
  });
});
