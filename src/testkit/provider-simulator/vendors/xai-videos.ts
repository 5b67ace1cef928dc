import sharp from 'sharp';
import { emptyReply, jsonReply, plainJson, Refusal, type Reply } from '../http/reply.ts';
import type { Exchange, Route } from '../http/route.ts';
import { drawLatency, type Latency } from '../latency.ts';
import { loadGivenFile } from '../media/load-given-file.ts';
import type { ClipFlaw, Made } from '../media/media-orders.ts';
import { frameOf, ratioOf } from '../replicate/model-input.ts';
import { flawOf } from '../replicate/make-output.ts';
import type { SimulatorWorld } from '../simulator-world.ts';
import { modelOfBody } from './model-of-body.ts';
import { ticksPerMicroUsd } from './responses.ts';

const usualLatency = { queueSeconds: 1, runSeconds: 40 };

/** Dollars a second by size. */
const prices: Readonly<Record<string, number>> = { '480p': 0.05, '720p': 0.07, '1080p': 0.12 };
const shortSides: Readonly<Record<string, number>> = { '480p': 480, '720p': 720, '1080p': 1080 };

const picture = {
  type: 'object',
  required: ['url'],
  properties: { url: { type: 'string', pattern: '^(https?://|data:image/)' } },
};

const body = {
  type: 'object',
  required: ['model', 'prompt'],
  properties: {
    model: { enum: ['grok-imagine-video', 'grok-imagine-video-1.5'] },
    prompt: { type: 'string' },
    duration: { type: 'integer', minimum: 1, maximum: 15 },
    aspect_ratio: { enum: ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3'] },
    resolution: { enum: ['480p', '720p', '1080p'] },
    generate_audio: { type: 'boolean' },
    image: picture,
    last_frame: picture,
    reference_images: { type: 'array', items: picture, maxItems: 7 },
    user: { type: 'string' },
  },
  additionalProperties: false,
};

const startReply = {
  type: 'object',
  required: ['request_id'],
  properties: { request_id: { type: 'string', minLength: 1 } },
};
const statusReply = {
  type: 'object',
  required: ['status'],
  properties: {
    status: { enum: ['pending', 'done', 'failed', 'expired'] },
    progress: { type: 'number', minimum: 0, maximum: 100 },
    video: {
      type: 'object',
      required: ['url', 'duration', 'respect_moderation'],
      properties: {
        url: { type: ['string', 'null'] },
        duration: { type: 'number' },
        respect_moderation: { type: 'boolean' },
      },
    },
  },
};

interface VideoBody {
  readonly model: string;
  readonly prompt: string;
  readonly duration?: number;
  readonly aspect_ratio?: string;
  readonly resolution?: string;
  readonly generate_audio?: boolean;
  readonly image?: { readonly url: string };
  readonly last_frame?: { readonly url: string };
}

interface VideoJob {
  readonly body: VideoBody;
  readonly key: string;
  readonly faults: Exchange['faults'];
  readonly latency: Latency;
  readonly startedSeconds: number;
  readonly amountMicroUsd: number;
  readonly making: Promise<Made>;
  url: string | null;
}

/** Clips of xAI: started, then asked for. What was started cannot be listed, so a lost answer is lost. */
export function xaiVideoRoutes(world: SimulatorWorld): Route[] {
  const jobs = new Map<string, VideoJob>();
  return [
    {
      ...{ name: 'videos.generations', method: 'POST', path: '/videos/generations', isCreate: true },
      ...{ body, reply: startReply, modelOf: modelOfBody },
      handle(exchange) {
        const id = world.nextId('vid_');
        jobs.set(id, startJob(world, exchange, id));
        return jsonReply(200, { request_id: id });
      },
    },
    {
      ...{ name: 'videos.get', method: 'GET', path: '/videos/{id}', reply: statusReply },
      modelOf: ({ params }) => jobs.get(params['id'] ?? '')?.body.model ?? null,
      handle({ request }) {
        const job = jobs.get(request.params['id'] ?? '');
        if (job === undefined || job.key !== request.key)
          throw new Refusal('not-found', 'The video request was not found.');
        return tellJob(world, job);
      },
    },
  ];
}

function startJob(world: SimulatorWorld, exchange: Exchange, id: string): VideoJob {
  const { request, faults } = exchange;
  const asked = request.body as unknown as VideoBody;
  const size = asked.resolution ?? '480p';
  if (size === '1080p' && asked.model === 'grok-imagine-video') {
    throw new Refusal('invalid', 'resolution: 1080p is not offered by this model', { fields: ['resolution'] });
  }
  if ('last_frame' in asked && asked.model === 'grok-imagine-video') {
    throw new Refusal('invalid', 'last_frame: not offered by this model', { fields: ['last_frame'] });
  }
  const amountMicroUsd = Math.round(prices[size]! * 1_000_000) * (asked.duration ?? 8);
  exchange.accept({ model: asked.model, amountMicroUsd, input: plainJson(asked), correlation: { reference: id } });
  const ruled = faults.timing?.kind === 'latency' ? faults.timing : undefined;
  const set = { ...world.options.latencies?.[asked.model], ...ruled };
  const making = makeClip(
    world,
    asked,
    flawOf(faults.result),
    faults.result?.kind === 'clip-shorter' ? (faults.result.factor ?? 0.5) : 1,
  );
  making.catch(() => undefined);
  return {
    ...{ body: asked, key: request.key, faults, amountMicroUsd, making, url: null },
    latency: drawLatency(usualLatency, set, world.seed, world.nextIndex()),
    startedSeconds: world.time.nowSeconds(),
  };
}

async function makeClip(
  world: SimulatorWorld,
  asked: VideoBody,
  flaw: ClipFlaw | undefined,
  share: number,
): Promise<Made> {
  const first = asked.image && (await loadGivenFile(asked.image.url));
  const last = asked.last_frame && (await loadGivenFile(asked.last_frame.url));
  const shown = first && (await sharp(first).metadata()).autoOrient;
  const aspect = shown ? shown.width / shown.height : ratioOf(asked.aspect_ratio ?? '16:9');
  return world.studio.clip({
    ...frameOf(shortSides[asked.resolution ?? '480p']!, aspect),
    ...{ fps: 24, frames: Math.max(1, Math.round((asked.duration ?? 8) * 24 * share)), prompt: asked.prompt },
    withAudio: asked.generate_audio ?? true,
    ...(first && { firstFrame: first }),
    ...(last && { lastFrame: last }),
    ...(flaw && { flaw }),
  });
}

async function tellJob(world: SimulatorWorld, job: VideoJob): Promise<Reply> {
  const { latency, faults, body: asked } = job;
  const fault = faults.result;
  const wholeSeconds = latency.queueSeconds + latency.runSeconds;
  const share = (world.time.nowSeconds() - job.startedSeconds) / Math.max(0.001, wholeSeconds);
  const isPending = share < 1 || fault?.kind === 'stay-processing' || fault?.kind === 'stay-starting';
  // Before it is begun there is not even a body.
  if (isPending && share * wholeSeconds < latency.queueSeconds) return emptyReply(202);
  if (isPending)
    return jsonReply(202, { status: 'pending', progress: Math.min(99, Math.floor(share * 100)), model: asked.model });
  if (fault?.kind === 'data-removed') return jsonReply(200, { status: 'expired' });
  const isHeld =
    fault?.kind === 'text-refusal' || (fault?.kind === 'failed' && ['E005', 'NSFW'].includes(fault.code ?? ''));
  if (fault?.kind === 'failed' && !isHeld) {
    return jsonReply(200, {
      status: 'failed',
      error: { code: 'internal_error', message: fault.error ?? 'The clip could not be made.' },
    });
  }
  job.url ??= world.origin() + world.deliveries.put(await job.making, 'xai', asked.model, 3600);
  return jsonReply(200, {
    status: 'done',
    progress: 100,
    video: {
      url: isHeld || fault?.kind === 'output-null' ? null : job.url,
      duration: asked.duration ?? 8,
      respect_moderation: !isHeld,
    },
    model: asked.model,
    usage: { cost_in_usd_ticks: job.amountMicroUsd * ticksPerMicroUsd },
  });
}
