import { describe, expect, it } from 'vitest';
import { createContractChecker } from '../http/check-contract.ts';
import { findReplicateModel, replicateModels } from './replicate-models.ts';
import type { ModelInput } from './replicate-model.ts';

const contracts = createContractChecker();
const picture = 'https://example.com/a.png';

function judge(name: string, input: ModelInput): string[] {
  const model = findReplicateModel(name)!;
  const constraint = model.constraint?.(input);
  return [...contracts.check(model.input, input), ...(constraint === undefined ? [] : [constraint])];
}

describe('inputs', () => {
  it('take nothing that a model does not have', () => {
    for (const { name } of replicateModels) {
      expect(judge(name, { prompt: 'x', nobody_knows_this: 1 }).join()).toMatch(/additional properties/);
    }
  });

  it.each([
    ['minimax/hailuo-2.3-fast', { prompt: 'x' }, /first_frame_image/],
    ['minimax/hailuo-2.3-fast', { prompt: 'x', first_frame_image: picture, duration: 5 }, /duration/],
    ['minimax/hailuo-2.3-fast', { prompt: 'x', first_frame_image: picture, seed: 1 }, /seed/],
    [
      'minimax/hailuo-2.3-fast',
      { prompt: 'x', first_frame_image: picture, duration: 10, resolution: '1080p' },
      /1080p/,
    ],
    ['minimax/hailuo-02', { prompt: 'x', resolution: '512p', last_frame_image: picture }, /512p/],
    ['google/veo-3.1-fast', { prompt: 'x', duration: '8s' }, /duration/],
    ['google/veo-3.1-fast', { prompt: 'x', last_frame: picture }, /needs an image/],
    ['google/veo-3.1', { prompt: 'x', reference_images: [picture], duration: 6 }, /16:9 and 8/],
    ['kwaivgi/kling-v2.5-turbo-pro', { prompt: 'x', cfg_scale: 0.5 }, /cfg_scale/],
    ['kwaivgi/kling-v2.1', { prompt: 'x', start_image: picture, end_image: picture }, /pro/],
    ['wan-video/wan-2.2-i2v-fast', { prompt: 'x', image: picture, duration: 5 }, /duration/],
    ['wan-video/wan-2.5-i2v-fast', { prompt: 'x', image: picture, num_frames: 81 }, /num_frames/],
    ['runwayml/gen4-turbo', { prompt: 'x' }, /image/],
    ['luma/ray-flash-2-720p', { prompt: 'x', duration: 6 }, /duration/],
  ])('%s refuses %j', (name, input, words) => {
    expect(judge(name, input as ModelInput).join()).toMatch(words);
  });
});

describe('prices', () => {
  it.each([
    ['minimax/hailuo-2.3-fast', {}, 0.19],
    ['minimax/hailuo-2.3-fast', { duration: 10 }, 0.32],
    ['minimax/hailuo-2.3-fast', { resolution: '1080p' }, 0.33],
    ['minimax/hailuo-02', { resolution: '768p' }, 0.27],
    ['google/veo-3.1-fast', {}, 1.2],
    ['google/veo-3.1-fast', { generate_audio: false, duration: 4 }, 0.4],
    ['google/veo-3.1', { duration: 4 }, 1.6],
    ['kwaivgi/kling-v2.5-turbo-pro', { duration: 10 }, 0.7],
    ['kwaivgi/kling-v2.1', {}, 0.25],
    ['kwaivgi/kling-v3-video', { generate_audio: true }, 1.68],
    ['wan-video/wan-2.2-i2v-fast', {}, 0.05],
    ['wan-video/wan-2.2-i2v-fast', { resolution: '720p', interpolate_output: true }, 0.145],
    ['wan-video/wan-2.5-i2v-fast', {}, 0.34],
    ['luma/ray-flash-2-720p', { duration: 9 }, 0.54],
    ['runwayml/gen4-turbo', {}, 0.25],
    ['bytedance/seedance-1-pro-fast', { resolution: '720p', duration: 6 }, 0.15],
    ['black-forest-labs/flux-schnell', {}, 0.003],
    ['black-forest-labs/flux-dev', { num_outputs: 2 }, 0.05],
    ['black-forest-labs/flux-kontext-pro', {}, 0.04],
    ['stability-ai/stable-audio-2.5', {}, 0.2],
    ['elevenlabs/music', { music_length_ms: 30_000 }, 0.249],
    ['elevenlabs/v3', { prompt: 'a'.repeat(500) }, 0.05],
  ])('%s %j costs $%d', (name, input, usd) => {
    expect(findReplicateModel(name)!.priceMicroUsd(input as ModelInput)).toBe(Math.round(usd * 1_000_000));
  });
});

describe('clips', () => {
  it.each([
    ['minimax/hailuo-2.3-fast', {}, 16 / 9, { width: 1366, height: 768, fps: 24, frames: 144 }],
    ['minimax/hailuo-2.3-fast', { duration: 10 }, 9 / 16, { width: 768, height: 1366, fps: 24, frames: 240 }],
    [
      'google/veo-3.1-fast',
      { resolution: '720p', aspect_ratio: '9:16' },
      null,
      { width: 720, height: 1280, frames: 192 },
    ],
    ['wan-video/wan-2.2-i2v-fast', {}, 16 / 9, { width: 832, height: 480, fps: 16, frames: 81 }],
    ['wan-video/wan-2.2-i2v-fast', { interpolate_output: true }, 16 / 9, { fps: 30, frames: 152 }],
    ['bytedance/seedance-1-pro-fast', { resolution: '720p' }, null, { width: 1248, height: 704, fps: 24, frames: 120 }],
    ['anotherjesse/zeroscope-v2-xl', { fps: 8 }, null, { fps: 8, frames: 24 }],
    ['lucataco/animate-diff', {}, null, { width: 512, height: 512, fps: 8, frames: 16 }],
  ])('of %s %j are what the model makes', (name, input, aspect, expected) => {
    const { product } = findReplicateModel(name)!;
    expect(product.kind === 'clip' && product.shape(input as ModelInput, aspect)).toMatchObject(expected);
  });
});
