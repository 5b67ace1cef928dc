import type { JsonValue } from '#domain/canonical-json.ts';
import { jsonReply, type Refusal, type Reply } from '../http/reply.ts';
import type { SimulatedVendor } from '../http/route.ts';
import type { JsonSchema } from '../language/fill-schema.ts';
import type { LanguageQuestion } from '../language/answer-question.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { textOf } from './chat-completions.ts';
import { modelOfBody } from './model-of-body.ts';
import { headerOf, takeLanguageCall } from './take-language-call.ts';

const message = {
  type: 'object',
  required: ['role', 'content'],
  properties: { role: { enum: ['user', 'assistant'] }, content: { type: ['string', 'array'] } },
};

const format = {
  type: 'object',
  required: ['type', 'schema'],
  properties: { type: { const: 'json_schema' }, schema: { type: 'object' } },
  additionalProperties: false,
};

const body = {
  type: 'object',
  required: ['model', 'max_tokens', 'messages'],
  properties: {
    model: { type: 'string', minLength: 1 },
    max_tokens: { type: 'integer', minimum: 1 },
    messages: { type: 'array', minItems: 1, items: message },
    system: { type: ['string', 'array'] },
    output_config: { type: 'object', properties: { format, effort: { type: 'string' } }, additionalProperties: false },
    tools: { type: 'array' },
    tool_choice: { type: 'object' },
    temperature: { type: 'number', minimum: 0, maximum: 1 },
    top_p: { type: 'number' },
    top_k: { type: 'integer' },
    stop_sequences: { type: 'array' },
    thinking: { type: 'object' },
    metadata: { type: 'object' },
    stream: { const: false },
  },
  additionalProperties: false,
};

const reply = {
  type: 'object',
  required: ['id', 'type', 'role', 'model', 'content', 'stop_reason', 'usage'],
  properties: {
    type: { const: 'message' },
    role: { const: 'assistant' },
    content: { type: 'array', items: { type: 'object', required: ['type'] } },
    stop_reason: { enum: ['end_turn', 'max_tokens', 'tool_use', 'refusal'] },
    usage: { type: 'object', required: ['input_tokens', 'output_tokens'] },
  },
};

interface MessagesBody {
  readonly model: string;
  readonly max_tokens: number;
  readonly messages: readonly { readonly role: string; readonly content: JsonValue }[];
  readonly system?: JsonValue;
  readonly output_config?: { readonly format?: { readonly schema: JsonSchema } };
  readonly tools?: readonly { readonly name: string; readonly input_schema: JsonSchema }[];
  readonly tool_choice?: { readonly type: string; readonly name?: string };
}

/** Anthropic: messages, with JSON by format or by a tool that has to be called. */
export function createAnthropicVendor(world: SimulatorWorld): SimulatedVendor {
  return {
    ...{ provider: 'anthropic', prefix: '/anthropic/v1', needsKey: true, refuse: refuseAsAnthropic },
    keyOf: (headers) => headerOf(headers['x-api-key']) ?? undefined,
    routes: [
      {
        ...{ name: 'messages', method: 'POST', path: '/messages', isCreate: true, body, reply, modelOf: modelOfBody },
        async handle(exchange) {
          const asked = exchange.request.body as unknown as MessagesBody;
          const tool = forcedTool(asked);
          const { answer, reference } = await takeLanguageCall(
            world,
            exchange,
            asked.model,
            questionOf(asked, tool?.input_schema),
          );
          const isWhole = answer.end === 'stop';
          const content =
            tool !== undefined && isWhole && isJson(answer.text)
              ? {
                  type: 'tool_use',
                  id: world.nextId('toolu_'),
                  name: tool.name,
                  input: JSON.parse(answer.text) as JsonValue,
                }
              : { type: 'text', text: answer.text };
          const reasons = {
            stop: content.type === 'tool_use' ? 'tool_use' : 'end_turn',
            length: 'max_tokens',
            refusal: 'refusal',
          };
          return jsonReply(200, {
            ...{ id: `msg_${reference}`, type: 'message', role: 'assistant', model: asked.model },
            ...{ content: [content], stop_reason: reasons[answer.end], stop_sequence: null },
            usage: { input_tokens: answer.inputTokens, output_tokens: answer.outputTokens },
          });
        },
      },
      {
        ...{ name: 'models.list', method: 'GET', path: '/models' },
        handle: () => jsonReply(200, { data: [{ type: 'model', id: 'claude-simulated' }], has_more: false }),
      },
    ],
  };
}

function forcedTool({ tools = [], tool_choice }: MessagesBody) {
  if (tool_choice?.type === 'tool') return tools.find(({ name }) => name === tool_choice.name);
  return tool_choice?.type === 'any' ? tools[0] : undefined;
}

function questionOf(asked: MessagesBody, toolSchema: JsonSchema | undefined): LanguageQuestion {
  const texts = asked.messages.map(({ role, content }) => ({ role, text: textOf(content) }));
  const schema = asked.output_config?.format?.schema ?? toolSchema ?? null;
  return {
    prompt: [textOf(asked.system ?? ''), ...texts.map(({ text }) => text)].join('\n'),
    request: texts.find(({ role }) => role === 'user')?.text ?? '',
    schema,
    wantsJson: schema !== null,
    maximumTokens: asked.max_tokens,
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseAsAnthropic({ kind, status, message: words }: Refusal): Reply {
  const types: Readonly<Record<string, readonly [number, string]>> = {
    unauthorized: [401, 'authentication_error'],
    'no-credit': [400, 'invalid_request_error'],
    throttled: [429, 'rate_limit_error'],
    invalid: [400, 'invalid_request_error'],
    moderation: [400, 'invalid_request_error'],
    'not-found': [404, 'not_found_error'],
  };
  const [asked, type] = types[kind] ?? [status, status === 529 ? 'overloaded_error' : 'api_error'];
  const message = kind === 'no-credit' ? 'Your credit balance is too low to access the API.' : words;
  return jsonReply(asked, { type: 'error', error: { type, message }, request_id: 'req_simulated' });
}
