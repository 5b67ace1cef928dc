import {
  anySeed,
  choice,
  decimal,
  even,
  file,
  flag,
  frameOf,
  inputOf,
  integer,
  ratioOf,
  read,
  usd,
  words,
} from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

const secondsOf = (input: ModelInput): number => read(input, 'duration', 5);

function ray(name: string, perSecond: number, runSeconds: number): ReplicateModel {
  return {
    name,
    version: null,
    input: inputOf(['prompt'], {
      prompt: words,
      start_image: file,
      end_image: file,
      start_image_url: file,
      end_image_url: file,
      duration: choice(5, 9),
      aspect_ratio: choice('1:1', '3:4', '4:3', '9:16', '16:9', '9:21', '21:9'),
      loop: flag(false),
      concepts: { type: 'array', items: words },
    }),
    priceMicroUsd: (input) => usd(perSecond) * secondsOf(input),
    latency: { queueSeconds: 1.5, runSeconds },
    output: 'text',
    product: {
      kind: 'clip',
      firstFrame: 'start_image',
      lastFrame: 'end_image',
      shape: (input) => ({
        ...frameOf(720, ratioOf(read(input, 'aspect_ratio', '16:9'))),
        fps: 24,
        frames: secondsOf(input) * 24,
      }),
    },
  };
}

const runwayFrames: Readonly<Record<string, readonly [number, number]>> = {
  '16:9': [1280, 720],
  '9:16': [720, 1280],
  '4:3': [1104, 832],
  '3:4': [832, 1104],
  '1:1': [960, 960],
  '21:9': [1584, 672],
};

const gen4: ReplicateModel = {
  name: 'runwayml/gen4-turbo',
  version: null,
  input: inputOf(['prompt', 'image'], {
    prompt: words,
    image: file,
    duration: choice(5, 10),
    aspect_ratio: choice(...Object.keys(runwayFrames)),
    seed: anySeed,
  }),
  priceMicroUsd: (input) => usd(0.05) * secondsOf(input),
  latency: { queueSeconds: 1, runSeconds: 35 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'image',
    shape(input) {
      const [width, height] = runwayFrames[read(input, 'aspect_ratio', '16:9')]!;
      return { width, height, fps: 24, frames: secondsOf(input) * 24 };
    },
  },
};

const seedancePrices: Readonly<Record<string, number>> = { '480p': 0.015, '720p': 0.025, '1080p': 0.06 };
const seedanceAreas: Readonly<Record<string, number>> = { '480p': 864 * 480, '720p': 1248 * 704, '1080p': 1920 * 1088 };

/** Draws in steps of 32 pixels, so that 16:9 at 720p is 1248×704. */
function seedanceFrame(size: string, aspect: number): { width: number; height: number } {
  const area = seedanceAreas[size]!;
  const step = (value: number): number => 32 * Math.round(value / 32);
  return { width: step(Math.sqrt(area * aspect)), height: step(Math.sqrt(area / aspect)) };
}

const seedance: ReplicateModel = {
  name: 'bytedance/seedance-1-pro-fast',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    image: file,
    duration: integer(2, 12),
    resolution: choice('480p', '720p', '1080p'),
    aspect_ratio: choice('16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'),
    fps: choice(24),
    camera_fixed: flag(false),
    seed: anySeed,
  }),
  priceMicroUsd: (input) => usd(seedancePrices[read(input, 'resolution', '1080p')]!) * secondsOf(input),
  latency: { queueSeconds: 1, runSeconds: 47 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'image',
    shape: (input, aspect) => ({
      ...seedanceFrame(read(input, 'resolution', '1080p'), aspect ?? ratioOf(read(input, 'aspect_ratio', '16:9'))),
      fps: 24,
      frames: secondsOf(input) * 24,
    }),
  },
};

const zeroscope: ReplicateModel = {
  name: 'anotherjesse/zeroscope-v2-xl',
  version: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
  input: inputOf([], {
    prompt: words,
    negative_prompt: words,
    num_frames: integer(1, 120),
    fps: integer(1, 60),
    width: integer(256, 1280),
    height: integer(256, 1280),
    guidance_scale: decimal(1, 50),
    num_inference_steps: integer(1, 500),
    seed: anySeed,
  }),
  priceMicroUsd: () => usd(0.0023 * 30),
  latency: { queueSeconds: 8, runSeconds: 30 },
  output: 'list',
  product: {
    kind: 'clip',
    shape: (input) => ({
      width: even(read(input, 'width', 576)),
      height: even(read(input, 'height', 320)),
      fps: read(input, 'fps', 24),
      frames: read(input, 'num_frames', 24),
    }),
  },
};

const animateDiff: ReplicateModel = {
  name: 'lucataco/animate-diff',
  version: 'beecf59c4aee8d81bf04f0381033dfa10dc16e845b4ae00d281e2fa377e48a9f',
  input: inputOf([], {
    path: words,
    prompt: words,
    n_prompt: words,
    motion_module: words,
    steps: integer(1, 100),
    guidance_scale: decimal(1, 10),
    seed: anySeed,
  }),
  priceMicroUsd: () => usd(0.05),
  latency: { queueSeconds: 8, runSeconds: 40 },
  output: 'text',
  product: { kind: 'clip', shape: () => ({ width: 512, height: 512, fps: 8, frames: 16 }) },
};

export const otherClipModels: readonly ReplicateModel[] = [
  ray('luma/ray-flash-2-720p', 0.06, 35),
  ray('luma/ray-2-720p', 0.18, 70),
  gen4,
  seedance,
  zeroscope,
  animateDiff,
];
