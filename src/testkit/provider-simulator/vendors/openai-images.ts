import { readFile } from 'node:fs/promises';
import type { MicroUsd } from '#domain/money.ts';
import { jsonReply, plainJson, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange, Route } from '../http/route.ts';
import type { ImageOrder } from '../media/media-orders.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { modelOfBody } from './model-of-body.ts';
import { headerOf, waitForResult } from './take-language-call.ts';
import { tokensOf } from '../language/answer-question.ts';

const latency = { queueSeconds: 0.5, runSeconds: 15 };

/** Dollars for a square of 1024 pixels by quality, and the tokens such a picture is counted as. */
const prices: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'gpt-image-2': { low: 0.02, medium: 0.07, high: 0.19 },
  'gpt-image-1.5': { low: 0.009, medium: 0.034, high: 0.133 },
  'gpt-image-1-mini': { low: 0.005, medium: 0.011, high: 0.036 },
};
const tokens: Readonly<Record<string, number>> = { low: 272, medium: 1056, high: 4160 };

const choices = {
  model: { type: 'string' },
  prompt: { type: 'string', minLength: 1, maxLength: 32_000 },
  n: { type: ['integer', 'string'], minimum: 1, maximum: 10, pattern: '^([1-9]|10)$' },
  quality: { enum: ['low', 'medium', 'high', 'auto'] },
  size: { type: 'string', pattern: '^(auto|\\d{2,4}x\\d{2,4})$' },
  output_format: { enum: ['png', 'jpeg', 'webp'] },
  output_compression: { type: ['integer', 'string'] },
  background: { enum: ['transparent', 'opaque', 'auto'] },
  user: { type: 'string' },
};

const generationBody = {
  type: 'object',
  required: ['model', 'prompt'],
  properties: { ...choices, moderation: { enum: ['low', 'auto'] } },
  additionalProperties: false,
};

const editBody = {
  type: 'object',
  required: ['model', 'prompt', 'image'],
  properties: {
    ...choices,
    image: { type: ['object', 'array'], maxItems: 16 },
    mask: { type: 'object' },
    input_fidelity: { enum: ['high', 'low'] },
    response_format: { enum: ['b64_json'] },
  },
  additionalProperties: false,
};

const reply = {
  type: 'object',
  required: ['created', 'data', 'usage'],
  properties: {
    created: { type: 'integer' },
    data: {
      type: 'array',
      items: { type: 'object', required: ['b64_json'], properties: { b64_json: { type: 'string' } } },
    },
    output_format: { enum: ['png', 'jpeg', 'webp'] },
    size: { type: 'string', pattern: '^\\d+x\\d+$' },
    quality: { enum: ['low', 'medium', 'high'] },
    usage: { type: 'object', required: ['input_tokens', 'total_tokens', 'output_tokens', 'input_tokens_details'] },
  },
};

interface ImageBody {
  readonly model: string;
  readonly prompt: string;
  readonly n?: number | string;
  readonly quality?: string;
  readonly size?: string;
  readonly output_format?: ImageOrder['format'];
}

/** Pictures of OpenAI: they come with the answer, as base64. */
export function openAiImageRoutes(world: SimulatorWorld): Route[] {
  const common = { method: 'POST', isCreate: true, reply, modelOf: modelOfBody } as const;
  return [
    {
      ...common,
      ...{ name: 'images.generations', path: '/images/generations', body: generationBody },
      handle: (exchange) => draw(world, exchange, []),
    },
    {
      ...common,
      ...{ name: 'images.edits', path: '/images/edits', body: editBody },
      handle: async (exchange) => draw(world, exchange, await givenPictures(exchange)),
    },
  ];
}

async function givenPictures({ request: { form } }: Exchange): Promise<Uint8Array[]> {
  const files = [...(form?.getAll('image') ?? []), ...(form?.getAll('image[]') ?? [])].filter(
    (value) => value instanceof File,
  );
  if (files.length === 0)
    throw new Refusal('invalid', 'image: at least one picture is asked for', { fields: ['image'] });
  return Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
}

async function draw(world: SimulatorWorld, exchange: Exchange, given: readonly Uint8Array[]): Promise<Reply> {
  const { request, faults } = exchange;
  const body = request.body as unknown as ImageBody;
  const quality = body.quality === undefined || body.quality === 'auto' ? 'medium' : body.quality;
  const perSquare = prices[body.model]?.[quality];
  if (perSquare === undefined) throw new Refusal('not-found', `The model '${body.model}' does not exist.`);
  const { width, height } = sizeOf(body);
  const count = Number(body.n ?? 1);
  const squares = (width * height) / (1024 * 1024);
  const amountMicroUsd: MicroUsd = Math.ceil((perSquare * squares * count + 0.01 * given.length) * 1_000_000);
  const format = body.output_format ?? 'png';
  const entry = exchange.accept({
    model: body.model,
    amountMicroUsd,
    input: plainJson(body),
    correlation: { attempt: headerOf(request.headers['x-client-request-id']) },
  });
  const less = faults.result?.kind === 'odd-size' ? 1 : 0;
  const making = Promise.all(
    Array.from({ length: count }, (_, number) =>
      world.studio.image({
        prompt: body.prompt,
        seed: number,
        ...{ width: width - less, height: height - less, format },
        ...(given[0] && { given: { bytes: given[0], placing: 'inset' as const } }),
      }),
    ),
  );
  making.catch(() => undefined);
  await waitForResult(world, exchange, body.model, latency);
  const fault = faults.result;
  if (fault?.kind === 'failed') {
    if (fault.billed !== true) world.book.reduce(entry.id, 0, 'failed');
    const isContent = ['E005', 'NSFW', 'privacy'].includes(fault.code ?? '');
    throw new Refusal(isContent ? 'moderation' : 'server', fault.error ?? 'The picture could not be made.');
  }
  const made = await making;
  const pictures = await Promise.all(
    made.map(async ({ path }) => ({ b64_json: (await readFile(path)).toString('base64') })),
  );
  const outputTokens = Math.round((tokens[quality] ?? 1056) * squares * count);
  const inputTokens = tokensOf(body.prompt) + 1000 * given.length;
  return jsonReply(200, {
    created: Math.floor(world.time.dateMs() / 1000),
    background: 'opaque',
    data: spoilPictures(pictures, fault?.kind),
    output_format: format,
    ...{ quality, size: `${width}x${height}` },
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { image_tokens: 1000 * given.length, text_tokens: tokensOf(body.prompt) },
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  });
}

function spoilPictures(pictures: readonly object[], kind: string | undefined): unknown {
  if (kind === 'output-null') return null;
  if (kind === 'output-empty-array') return [];
  if (kind === 'text-refusal') return [{ revised_prompt: "I'm sorry, but I can't help with creating that picture." }];
  return pictures;
}

/** The size asked for. The newest model takes any in steps of 16, those before it three. */
function sizeOf({ model, size = 'auto' }: ImageBody): { width: number; height: number } {
  if (size === 'auto') return { width: 1024, height: 1024 };
  const [width = 0, height = 0] = size.split('x').map(Number);
  const isFree = model === 'gpt-image-2' && width % 16 === 0 && height % 16 === 0 && Math.max(width, height) <= 3840;
  if (!isFree && !['1024x1024', '1536x1024', '1024x1536'].includes(size)) {
    throw new Refusal('invalid', `Invalid size '${size}'.`, { fields: ['size'] });
  }
  return { width, height };
}
