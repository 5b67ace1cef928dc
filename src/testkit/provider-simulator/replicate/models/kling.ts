import { choice, file, flag, frameOf, inputOf, integer, ratioOf, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

const ratios = choice('16:9', '9:16', '1:1');
const secondsOf = (input: ModelInput): number => read(input, 'duration', 5);
/** What is asked for counts only where there is no picture. */
const aspectOf = (input: ModelInput, picture: number | null): number =>
  picture ?? ratioOf(read(input, 'aspect_ratio', '16:9'));

const turbo: ReplicateModel = {
  name: 'kwaivgi/kling-v2.5-turbo-pro',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    negative_prompt: words,
    start_image: file,
    image: file,
    aspect_ratio: ratios,
    duration: choice(5, 10),
  }),
  priceMicroUsd: (input) => usd(0.07) * secondsOf(input),
  latency: { queueSeconds: 3, runSeconds: 120 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'start_image',
    shape: (input, aspect) => ({ ...frameOf(1080, aspectOf(input, aspect)), fps: 24, frames: secondsOf(input) * 24 }),
  },
};

const v21: ReplicateModel = {
  name: 'kwaivgi/kling-v2.1',
  version: null,
  input: inputOf(['prompt', 'start_image'], {
    prompt: words,
    negative_prompt: words,
    start_image: file,
    end_image: file,
    mode: choice('standard', 'pro'),
    duration: choice(5, 10),
  }),
  constraint: (input) =>
    'end_image' in input && read(input, 'mode', 'standard') !== 'pro' ? 'end_image: only in mode pro' : undefined,
  priceMicroUsd: (input) => usd(read(input, 'mode', 'standard') === 'pro' ? 0.09 : 0.05) * secondsOf(input),
  latency: { queueSeconds: 3, runSeconds: 130 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'start_image',
    lastFrame: 'end_image',
    shape: (input, aspect) => ({
      ...frameOf(read(input, 'mode', 'standard') === 'pro' ? 1080 : 720, aspect ?? 16 / 9),
      fps: 24,
      frames: secondsOf(input) * 24,
    }),
  },
};

const v3Prices: Readonly<Record<string, number>> = {
  'standard silent': 0.168,
  'standard sound': 0.252,
  'pro silent': 0.224,
  'pro sound': 0.336,
};

const v3: ReplicateModel = {
  name: 'kwaivgi/kling-v3-video',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    negative_prompt: words,
    start_image: file,
    end_image: file,
    mode: choice('standard', 'pro'),
    duration: integer(3, 15),
    aspect_ratio: ratios,
    generate_audio: flag(false),
  }),
  constraint: (input) =>
    'end_image' in input && !('start_image' in input) ? 'end_image: needs a start_image' : undefined,
  priceMicroUsd(input) {
    const sound = read(input, 'generate_audio', false) ? 'sound' : 'silent';
    return usd(v3Prices[`${read(input, 'mode', 'pro')} ${sound}`]!) * secondsOf(input);
  },
  latency: { queueSeconds: 3, runSeconds: 140 },
  output: 'text',
  product: {
    kind: 'clip',
    firstFrame: 'start_image',
    lastFrame: 'end_image',
    shape: (input, aspect) => ({
      ...frameOf(read(input, 'mode', 'pro') === 'pro' ? 1080 : 720, aspectOf(input, aspect)),
      fps: 24,
      frames: secondsOf(input) * 24,
    }),
    withAudio: (input) => read(input, 'generate_audio', false),
  },
};

export const klingModels: readonly ReplicateModel[] = [turbo, v21, v3];
