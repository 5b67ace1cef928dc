import type { JsonValue } from '#domain/canonical-json.ts';
import type { JsonSchema } from '../language/fill-schema.ts';
import type { LanguageQuestion } from '../language/answer-question.ts';
import { jsonReply } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { textOf } from './chat-completions.ts';
import { modelOfBody } from './model-of-body.ts';
import { takeLanguageCall } from './take-language-call.ts';

interface ResponsesBody {
  readonly model: string;
  readonly input: string | readonly { readonly role?: string; readonly content?: JsonValue }[];
  readonly instructions?: string;
  readonly text?: { readonly format?: { readonly type: string; readonly schema?: JsonSchema } };
  readonly max_output_tokens?: number | null;
}

const body = {
  type: 'object',
  required: ['model', 'input'],
  properties: {
    model: { type: 'string', minLength: 1 },
    input: { type: ['string', 'array'], minLength: 1, minItems: 1 },
    instructions: { type: ['string', 'null'] },
    text: {
      type: 'object',
      properties: {
        format: {
          type: 'object',
          required: ['type'],
          properties: {
            type: { enum: ['text', 'json_object', 'json_schema'] },
            name: { type: 'string', pattern: '^[a-zA-Z0-9_-]{1,64}$' },
            schema: { type: 'object' },
            strict: { type: 'boolean' },
            description: { type: 'string' },
          },
          additionalProperties: false,
        },
        verbosity: { type: 'string' },
      },
      additionalProperties: false,
    },
    max_output_tokens: { type: ['integer', 'null'], minimum: 1 },
    temperature: { type: ['number', 'null'], minimum: 0, maximum: 2 },
    top_p: { type: ['number', 'null'] },
    top_k: { type: ['integer', 'null'] },
    seed: { type: ['integer', 'null'] },
    reasoning: { type: ['object', 'null'] },
    include: { type: ['array', 'null'] },
    store: { type: ['boolean', 'null'] },
    user: { type: 'string' },
    metadata: { type: ['object', 'null'] },
    previous_response_id: { type: ['string', 'null'] },
    stream: { const: false },
    tools: { type: 'array' },
    tool_choice: true,
  },
  additionalProperties: false,
};

const reply = {
  type: 'object',
  required: ['id', 'object', 'created_at', 'status', 'model', 'output', 'usage'],
  properties: {
    object: { const: 'response' },
    status: { enum: ['completed', 'incomplete', 'failed'] },
    output: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'id', 'role', 'status', 'content'],
        properties: { type: { const: 'message' }, content: { type: 'array', minItems: 1 } },
      },
    },
    usage: { type: 'object', required: ['input_tokens', 'output_tokens', 'total_tokens'] },
  },
};

/** One dollar in the ticks by which xAI tells what a call cost. */
export const ticksPerMicroUsd = 10_000;

/** `POST /responses` as OpenAI has it, and xAI with what a call cost. */
export function responsesRoute(world: SimulatorWorld, tellsCost: boolean): Route {
  return {
    ...{ name: 'responses', method: 'POST', path: '/responses', isCreate: true, body, reply },
    modelOf: modelOfBody,
    async handle(exchange) {
      const asked = exchange.request.body as unknown as ResponsesBody;
      const { answer, reference, amountMicroUsd } = await takeLanguageCall(
        world,
        exchange,
        asked.model,
        questionOf(asked),
      );
      const part =
        answer.end === 'refusal' && !tellsCost
          ? { type: 'refusal', refusal: answer.text }
          : { type: 'output_text', text: answer.text, annotations: [], logprobs: [] };
      const isCut = answer.end === 'length';
      return jsonReply(200, {
        id: reference,
        object: 'response',
        created_at: Math.floor(world.time.dateMs() / 1000),
        status: isCut ? 'incomplete' : 'completed',
        error: null,
        incomplete_details: isCut ? { reason: 'max_output_tokens' } : null,
        model: asked.model,
        output: [
          {
            type: 'message',
            id: world.nextId('msg_'),
            role: 'assistant',
            status: isCut ? 'incomplete' : 'completed',
            content: [part],
          },
        ],
        usage: {
          input_tokens: answer.inputTokens,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: answer.outputTokens,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: answer.inputTokens + answer.outputTokens,
          ...(tellsCost && { cost_in_usd_ticks: amountMicroUsd * ticksPerMicroUsd }),
        },
      });
    },
  };
}

function questionOf({ input, instructions, text, max_output_tokens }: ResponsesBody): LanguageQuestion {
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : input;
  const texts = items.map(({ role, content = '' }) => ({ role, text: textOf(content) }));
  return {
    prompt: [instructions ?? '', ...texts.map((item) => item.text)].join('\n'),
    request: texts.find(({ role }) => role === 'user')?.text ?? '',
    schema: text?.format?.schema ?? null,
    wantsJson: text?.format !== undefined && text.format.type !== 'text',
    maximumTokens: max_output_tokens ?? null,
  };
}
