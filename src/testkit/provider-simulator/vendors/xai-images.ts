import { readFile } from 'node:fs/promises';
import { jsonReply, plainJson, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange, Route } from '../http/route.ts';
import { loadGivenFile } from '../media/load-given-file.ts';
import { frameOf, ratioOf } from '../replicate/model-input.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { modelOfBody } from './model-of-body.ts';
import { ticksPerMicroUsd } from './responses.ts';
import { waitForResult } from './take-language-call.ts';

const latency = { queueSeconds: 0.3, runSeconds: 7 };
const prices: Readonly<Record<string, number>> = { 'grok-imagine-image': 0.02, 'grok-imagine-image-pro': 0.07 };

const picture = {
  type: 'object',
  required: ['url'],
  properties: { url: { type: 'string', pattern: '^(https?://|data:image/)' }, type: { const: 'image_url' } },
  additionalProperties: false,
};

const common = {
  model: { type: 'string' },
  prompt: { type: 'string', minLength: 1 },
  n: { type: 'integer', minimum: 1, maximum: 10 },
  response_format: { enum: ['b64_json', 'url'] },
  aspect_ratio: { type: 'string', pattern: '^(auto|\\d+(\\.\\d+)?:\\d+(\\.\\d+)?)$' },
  resolution: { enum: ['1k', '2k'] },
  quality: { enum: ['low', 'medium', 'high'] },
  output_format: { type: 'string' },
  sync_mode: { type: 'boolean' },
  user: { type: 'string' },
};

const generationBody = {
  type: 'object',
  required: ['model', 'prompt'],
  properties: common,
  additionalProperties: false,
};
const editBody = {
  type: 'object',
  required: ['model', 'prompt'],
  properties: { ...common, image: picture, images: { type: 'array', items: picture, minItems: 1, maxItems: 5 } },
  additionalProperties: false,
};

const reply = {
  type: 'object',
  required: ['data'],
  properties: { data: { type: 'array', minItems: 1, items: { type: 'object' } }, usage: { type: 'object' } },
};

interface ImageBody {
  readonly model: string;
  readonly prompt: string;
  readonly n?: number;
  readonly aspect_ratio?: string;
  readonly resolution?: string;
  readonly image?: { readonly url: string };
  readonly images?: readonly { readonly url: string }[];
}

/** Pictures of xAI: they come with the answer, and it says what they cost. */
export function xaiImageRoutes(world: SimulatorWorld): Route[] {
  const shared = { method: 'POST', isCreate: true, reply, modelOf: modelOfBody } as const;
  const handle = (exchange: Exchange): Promise<Reply> => draw(world, exchange);
  return [
    { ...shared, name: 'images.generations', path: '/images/generations', body: generationBody, handle },
    { ...shared, name: 'images.edits', path: '/images/edits', body: editBody, handle },
  ];
}

async function draw(world: SimulatorWorld, exchange: Exchange): Promise<Reply> {
  const body = exchange.request.body as unknown as ImageBody;
  const price = prices[body.model];
  if (price === undefined) throw new Refusal('not-found', `The model ${body.model} does not exist.`);
  const count = body.n ?? 1;
  const amountMicroUsd = Math.round(price * 1_000_000) * count;
  const entry = exchange.accept({ model: body.model, amountMicroUsd, input: plainJson(body) });
  const url = body.image?.url ?? body.images?.[0]?.url;
  const bytes = url === undefined ? undefined : await loadGivenFile(url);
  const ratio = body.aspect_ratio === undefined || body.aspect_ratio === 'auto' ? '1:1' : body.aspect_ratio;
  const size = frameOf(body.resolution === '2k' ? 1536 : 768, ratioOf(ratio));
  const orders = Array.from({ length: count }, (_, number) => ({
    ...{ prompt: body.prompt, seed: number, ...size, format: 'jpeg' as const },
    ...(bytes && { given: { bytes, placing: 'inset' as const } }),
  }));
  const making = Promise.all(orders.map((order) => world.studio.image(order)));
  making.catch(() => undefined);
  await waitForResult(world, exchange, body.model, latency);
  const fault = exchange.faults.result;
  if (fault?.kind === 'failed' || fault?.kind === 'text-refusal') {
    // What is held back is charged all the same.
    return jsonReply(200, { data: [{ url: null, b64_json: null, respect_moderation: false }] });
  }
  const made = await making;
  const data = await Promise.all(
    made.map(async ({ path }) => ({ b64_json: (await readFile(path)).toString('base64'), respect_moderation: true })),
  );
  return jsonReply(200, { data, usage: { cost_in_usd_ticks: entry.amountMicroUsd * ticksPerMicroUsd } });
}
