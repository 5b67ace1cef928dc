import { anySeed, choice, file, flag, frameOf, inputOf, integer, decimal, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

/** The frame of 480p as these models have it: 832×480, 480×832, or about as many pixels in a square. */
function smallFrame(aspect: number): { width: number; height: number } {
  if (aspect > 1.2) return { width: 832, height: 480 };
  return aspect < 0.8 ? { width: 480, height: 832 } : { width: 624, height: 624 };
}

function largeFrame(aspect: number): { width: number; height: number } {
  if (aspect > 1.2) return { width: 1280, height: 720 };
  return aspect < 0.8 ? { width: 720, height: 1280 } : { width: 960, height: 960 };
}

const sizeOf = (input: ModelInput): string => read(input, 'resolution', '480p');
const fastPrices: Readonly<Record<string, number>> = { '480p': 0.05, '720p': 0.11 };
const smoothPrices: Readonly<Record<string, number>> = { '480p': 0.065, '720p': 0.145 };

/** Has no duration: frames and rate are asked for; smoothing plays the same time at 30 frames a second. */
const wan22: ReplicateModel = {
  name: 'wan-video/wan-2.2-i2v-fast',
  version: null,
  input: inputOf(['prompt', 'image'], {
    prompt: words,
    image: file,
    last_image: file,
    num_frames: integer(81, 121),
    frames_per_second: integer(5, 30),
    resolution: choice('480p', '720p'),
    interpolate_output: flag(false),
    go_fast: flag(true),
    sample_shift: decimal(1, 20),
    seed: anySeed,
    disable_safety_checker: flag(false),
  }),
  priceMicroUsd: (input) => usd((read(input, 'interpolate_output', false) ? smoothPrices : fastPrices)[sizeOf(input)]!),
  latency: { queueSeconds: 1, runSeconds: 30 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'image',
    lastFrame: 'last_image',
    shape(input, aspect) {
      const frames = read(input, 'num_frames', 81);
      const fps = read(input, 'frames_per_second', 16);
      const size = sizeOf(input) === '480p' ? smallFrame(aspect ?? 16 / 9) : largeFrame(aspect ?? 16 / 9);
      if (!read(input, 'interpolate_output', false)) return { ...size, fps, frames };
      return { ...size, fps: 30, frames: Math.round((frames / fps) * 30) };
    },
  },
};

const wan25: ReplicateModel = {
  name: 'wan-video/wan-2.5-i2v-fast',
  version: null,
  input: inputOf(['prompt', 'image'], {
    prompt: words,
    image: file,
    duration: choice(5, 10),
    resolution: choice('720p', '1080p'),
    negative_prompt: words,
    enable_prompt_expansion: flag(true),
    seed: anySeed,
  }),
  priceMicroUsd: (input) =>
    usd(read(input, 'resolution', '720p') === '720p' ? 0.068 : 0.102) * read(input, 'duration', 5),
  latency: { queueSeconds: 1.5, runSeconds: 60 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'image',
    shape: (input, aspect) => ({
      ...frameOf(read(input, 'resolution', '720p') === '720p' ? 720 : 1080, aspect ?? 16 / 9),
      fps: 24,
      frames: read(input, 'duration', 5) * 24,
    }),
    // Nobody has said so for sure; a client has to cope with it.
    withAudio: () => true,
  },
};

const wan21: ReplicateModel = {
  name: 'wavespeedai/wan-2.1-i2v-480p',
  version: null,
  input: inputOf(['prompt', 'image'], {
    prompt: words,
    image: file,
    num_frames: integer(81, 100),
    frames_per_second: integer(5, 24),
    sample_steps: integer(1, 40),
    sample_guide_scale: decimal(0, 10),
    seed: anySeed,
  }),
  priceMicroUsd: (input) => usd((0.09 * read(input, 'num_frames', 81)) / 16),
  latency: { queueSeconds: 1, runSeconds: 40 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'image',
    shape: (input, aspect) => ({
      ...smallFrame(aspect ?? 16 / 9),
      fps: read(input, 'frames_per_second', 16),
      frames: read(input, 'num_frames', 81),
    }),
  },
};

export const wanModels: readonly ReplicateModel[] = [wan22, wan25, wan21];
