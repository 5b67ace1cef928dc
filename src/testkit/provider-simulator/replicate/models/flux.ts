import { anySeed, choice, decimal, file, flag, inputOf, integer, ratioOf, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

const ratios = ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '3:4', '4:3', '9:16', '9:21'];
const formats = ['webp', 'jpg', 'png'];

/** A frame of about a million pixels, both sides in steps of 32 as these models draw. */
function millionPixels(aspect: number, megapixels: number): { width: number; height: number } {
  const step = (value: number): number => Math.max(256, Math.round(value / 32) * 32);
  const area = megapixels * 1024 * 1024;
  return { width: step(Math.sqrt(area * aspect)), height: step(Math.sqrt(area / aspect)) };
}

const formatOf = (input: ModelInput, usual: string): 'png' | 'jpeg' | 'webp' => {
  const format = read(input, 'output_format', usual);
  return format === 'jpg' ? 'jpeg' : (format as 'png' | 'webp');
};

const drawing = {
  prompt: words,
  aspect_ratio: choice(...ratios),
  num_outputs: integer(1, 4),
  seed: anySeed,
  output_format: choice(...formats),
  output_quality: integer(0, 100),
  disable_safety_checker: flag(false),
  go_fast: flag(true),
  megapixels: choice('1', '0.25'),
};

function fluxDrawing(
  name: string,
  more: Readonly<Record<string, object>>,
  price: number,
  runSeconds: number,
): ReplicateModel {
  const countOf = (input: ModelInput): number => read(input, 'num_outputs', 1);
  return {
    name,
    version: null,
    input: inputOf(['prompt'], { ...drawing, ...more }),
    priceMicroUsd: (input) => usd(price) * countOf(input),
    latency: { queueSeconds: 0.3, runSeconds },
    output: 'list',
    product: {
      kind: 'image',
      ...('image' in more && { given: 'image' }),
      count: countOf,
      size: (input) =>
        millionPixels(ratioOf(read(input, 'aspect_ratio', '1:1')), Number(read(input, 'megapixels', '1'))),
      format: (input) => formatOf(input, 'webp'),
    },
  };
}

function fluxKontext(name: string, price: number): ReplicateModel {
  return {
    name,
    version: null,
    input: inputOf(['prompt'], {
      prompt: words,
      input_image: file,
      aspect_ratio: choice('match_input_image', ...ratios, '2:1', '1:2'),
      seed: anySeed,
      output_format: choice('jpg', 'png'),
      safety_tolerance: integer(0, 6),
      prompt_upsampling: flag(false),
    }),
    priceMicroUsd: () => usd(price),
    latency: { queueSeconds: 0.3, runSeconds: 7 },
    output: 'text',
    product: {
      kind: 'image',
      given: 'input_image',
      size(input, aspect) {
        const ratio = read(input, 'aspect_ratio', 'match_input_image');
        return millionPixels(ratio === 'match_input_image' ? (aspect ?? 1) : ratioOf(ratio), 1);
      },
      format: (input) => formatOf(input, 'png'),
    },
  };
}

const fluxPro: ReplicateModel = {
  name: 'black-forest-labs/flux-1.1-pro',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    image_prompt: file,
    aspect_ratio: choice('custom', ...ratios),
    width: integer(256, 1440),
    height: integer(256, 1440),
    seed: anySeed,
    output_format: choice(...formats),
    output_quality: integer(0, 100),
    safety_tolerance: integer(1, 6),
    prompt_upsampling: flag(false),
  }),
  priceMicroUsd: () => usd(0.04),
  latency: { queueSeconds: 0.3, runSeconds: 4 },
  output: 'text',
  product: {
    kind: 'image',
    given: 'image_prompt',
    size(input) {
      const ratio = read(input, 'aspect_ratio', '1:1');
      if (ratio !== 'custom') return millionPixels(ratioOf(ratio), 1);
      return { width: read(input, 'width', 1024), height: read(input, 'height', 1024) };
    },
    format: (input) => formatOf(input, 'webp'),
  },
};

export const fluxModels: readonly ReplicateModel[] = [
  fluxDrawing('black-forest-labs/flux-schnell', { num_inference_steps: integer(1, 4) }, 0.003, 1.2),
  fluxDrawing(
    'black-forest-labs/flux-dev',
    {
      image: file,
      prompt_strength: decimal(0, 1),
      num_inference_steps: integer(1, 50),
      guidance: decimal(0, 10),
    },
    0.025,
    4,
  ),
  fluxPro,
  fluxKontext('black-forest-labs/flux-kontext-pro', 0.04),
  fluxKontext('black-forest-labs/flux-kontext-max', 0.08),
];
