import { choice, file, flag, frameOf, inputOf, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

const shortSides: Readonly<Record<string, number>> = { '512p': 512, '768p': 768, '1080p': 1080 };

/** The Hailuo models: 6 or 10 s at 24 frames a second, in the shape of the picture they are given. */
function hailuo(
  name: string,
  inputOptions: { readonly required: readonly string[]; readonly sizes: readonly string[]; readonly usualSize: string },
  prices: Readonly<Record<string, number>>,
  runSeconds: number,
): ReplicateModel {
  const { required, sizes, usualSize } = inputOptions;
  const takesLastFrame = name.endsWith('hailuo-02');
  const sizeOf = (input: ModelInput): string => read(input, 'resolution', usualSize);
  const secondsOf = (input: ModelInput): number => read(input, 'duration', 6);
  return {
    name,
    version: null,
    input: inputOf(required, {
      prompt: words,
      first_frame_image: file,
      ...(takesLastFrame && { last_frame_image: file }),
      duration: choice(6, 10),
      resolution: choice(...sizes),
      prompt_optimizer: flag(true),
    }),
    constraint(input) {
      if (sizeOf(input) === '1080p' && secondsOf(input) === 10) return 'duration: 10 seconds are not offered at 1080p';
      if (sizeOf(input) === '512p' && 'last_frame_image' in input) return 'last_frame_image: not offered at 512p';
      return undefined;
    },
    priceMicroUsd: (input) => usd(prices[`${sizeOf(input)} ${secondsOf(input)}`] ?? 0.1),
    latency: { queueSeconds: 1.5, runSeconds },
    output: 'text',
    product: {
      kind: 'clip',
      firstFrame: 'first_frame_image',
      ...(takesLastFrame && { lastFrame: 'last_frame_image' }),
      shape: (input, aspect) => ({
        ...frameOf(shortSides[sizeOf(input)]!, aspect ?? 16 / 9),
        fps: 24,
        frames: secondsOf(input) * 24,
      }),
    },
  };
}

const twoSizes = { sizes: ['768p', '1080p'], usualSize: '768p' };

export const minimaxModels: readonly ReplicateModel[] = [
  hailuo(
    'minimax/hailuo-2.3-fast',
    { required: ['prompt', 'first_frame_image'], ...twoSizes },
    { '768p 6': 0.19, '768p 10': 0.32, '1080p 6': 0.33 },
    45,
  ),
  hailuo(
    'minimax/hailuo-2.3',
    { required: ['prompt'], ...twoSizes },
    { '768p 6': 0.28, '768p 10': 0.56, '1080p 6': 0.49 },
    90,
  ),
  hailuo(
    'minimax/hailuo-02',
    { required: ['prompt'], sizes: ['512p', '768p', '1080p'], usualSize: '1080p' },
    { '512p 6': 0.1, '512p 10': 0.15, '768p 6': 0.27, '768p 10': 0.45, '1080p 6': 0.48 },
    100,
  ),
];
