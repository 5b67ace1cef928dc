import type { JsonValue } from '#domain/canonical-json.ts';
import type { JsonSchema } from '../language/fill-schema.ts';
import type { LanguageQuestion } from '../language/answer-question.ts';
import { jsonReply } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { modelOfBody } from './model-of-body.ts';
import { takeLanguageCall } from './take-language-call.ts';

interface ChatBody {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: JsonValue }[];
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema?: JsonSchema } };
  readonly max_tokens?: number | null;
  readonly max_completion_tokens?: number | null;
}

const message = {
  type: 'object',
  required: ['role', 'content'],
  properties: {
    role: { enum: ['system', 'developer', 'user', 'assistant', 'tool'] },
    content: { type: ['string', 'array', 'null'] },
  },
};

/** Chat completions of the OpenAI API 2.3.0, as far as they are in use here; streams are not. */
const body = {
  type: 'object',
  required: ['model', 'messages'],
  properties: {
    model: { type: 'string', minLength: 1 },
    messages: { type: 'array', minItems: 1, items: message },
    response_format: {
      type: 'object',
      required: ['type'],
      properties: {
        type: { enum: ['text', 'json_object', 'json_schema'] },
        json_schema: {
          type: 'object',
          required: ['name', 'schema'],
          properties: {
            name: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
            schema: { type: 'object' },
            strict: { type: 'boolean' },
            description: { type: 'string' },
          },
          additionalProperties: false,
        },
      },
    },
    max_tokens: { type: ['integer', 'null'], minimum: 1 },
    max_completion_tokens: { type: ['integer', 'null'], minimum: 1 },
    reasoning_effort: { type: ['string', 'null'] },
    temperature: { type: ['number', 'null'], minimum: 0, maximum: 2 },
    top_p: { type: ['number', 'null'] },
    seed: { type: ['integer', 'null'] },
    user: { type: 'string' },
    store: { type: ['boolean', 'null'] },
    metadata: { type: ['object', 'null'] },
    verbosity: { type: ['string', 'null'] },
    stream: { const: false },
    stop: true,
    tools: { type: 'array' },
    tool_choice: true,
    frequency_penalty: { type: ['number', 'null'] },
    presence_penalty: { type: ['number', 'null'] },
  },
  additionalProperties: false,
};

const reply = {
  type: 'object',
  required: ['id', 'object', 'created', 'model', 'choices', 'usage'],
  properties: {
    object: { const: 'chat.completion' },
    created: { type: 'integer' },
    choices: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['index', 'message', 'finish_reason'],
        properties: {
          message: {
            type: 'object',
            required: ['role', 'content', 'refusal'],
            properties: {
              role: { const: 'assistant' },
              content: { type: ['string', 'null'] },
              refusal: { type: ['string', 'null'] },
            },
          },
          finish_reason: { enum: ['stop', 'length', 'content_filter', 'tool_calls'] },
        },
      },
    },
    usage: {
      type: 'object',
      required: ['prompt_tokens', 'completion_tokens', 'total_tokens'],
    },
  },
};

/** `POST /chat/completions`, the same at OpenAI, xAI and those who copy it. */
export function chatCompletionsRoute(world: SimulatorWorld): Route {
  return {
    ...{ name: 'chat.completions', method: 'POST', path: '/chat/completions', isCreate: true, body, reply },
    modelOf: modelOfBody,
    async handle(exchange) {
      const asked = exchange.request.body as unknown as ChatBody;
      const { answer, reference } = await takeLanguageCall(world, exchange, asked.model, questionOf(asked));
      const isRefused = answer.end === 'refusal';
      return jsonReply(200, {
        id: `chatcmpl-${reference}`,
        object: 'chat.completion',
        created: Math.floor(world.time.dateMs() / 1000),
        model: asked.model,
        choices: [
          {
            index: 0,
            message: {
              role: 'assistant',
              content: isRefused ? null : answer.text,
              refusal: isRefused ? answer.text : null,
            },
            logprobs: null,
            finish_reason: answer.end === 'length' ? 'length' : 'stop',
          },
        ],
        usage: {
          prompt_tokens: answer.inputTokens,
          completion_tokens: answer.outputTokens,
          total_tokens: answer.inputTokens + answer.outputTokens,
        },
      });
    },
  };
}

function questionOf({ messages, response_format, max_tokens, max_completion_tokens }: ChatBody): LanguageQuestion {
  const texts = messages.map(({ role, content }) => ({ role, text: textOf(content) }));
  return {
    prompt: texts.map(({ text }) => text).join('\n'),
    request: texts.find(({ role }) => role === 'user')?.text ?? '',
    schema: response_format?.json_schema?.schema ?? null,
    wantsJson: response_format !== undefined && response_format.type !== 'text',
    maximumTokens: max_completion_tokens ?? max_tokens ?? null,
  };
}

/** The text of a message, whether it is one text or a list of parts. */
export function textOf(content: JsonValue): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return (content as readonly JsonValue[])
    .map((part) => (part !== null && typeof part === 'object' && 'text' in part ? String(part['text']) : ''))
    .join(' ');
}
