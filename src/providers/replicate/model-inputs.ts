import type { JsonValue } from '#domain/canonical-json.ts';
import type { GenerationRequest } from '../vendor.ts';
import type { UploadedFiles } from './given-files.ts';
import { nearestAspect, needed, oneOf, wholeWithin } from './input-values.ts';

/** Writes a request in a model's own fields; undefined ones are left out. */
type Encode = (request: GenerationRequest, files: UploadedFiles) => { readonly [field: string]: JsonValue | undefined };

const wideAspects = ['16:9', '9:16', '1:1', '4:3', '3:4', '21:9'] as const;

/**
 * Hailuo. Its optimizer would rewrite our words, which say already what is to be seen and that no text is; last frames
 * are not taken at its smallest size.
 */
const hailuo =
  (sizes: readonly string[], { needsFrame = false, takesLastFrame = false } = {}): Encode =>
  (request, { firstFrame, lastFrame }) => {
    const resolution = oneOf(request.size, sizes, request);
    return {
      prompt: request.prompt,
      first_frame_image: needsFrame ? needed(firstFrame, 'a first frame', request) : firstFrame,
      last_frame_image: takesLastFrame && resolution !== '512p' ? lastFrame : undefined,
      duration: oneOf(request.seconds, resolution === '1080p' ? [6] : [6, 10], request),
      resolution,
      prompt_optimizer: false,
    };
  };

/** Veo makes sound unless told not to, and sound costs. A last frame needs a first one. */
const veo: Encode = (request, { firstFrame, lastFrame }) => ({
  prompt: request.prompt,
  negative_prompt: request.negativePrompt,
  image: firstFrame,
  last_frame: firstFrame === undefined ? undefined : lastFrame,
  duration: oneOf(request.seconds, [4, 6, 8], request),
  resolution: oneOf(request.size, ['720p', '1080p'], request),
  aspect_ratio: nearestAspect(request.aspectRatio, ['16:9', '9:16']),
  generate_audio: request.withAudio ?? false,
  seed: request.seed,
});

const klingTurbo: Encode = (request, { firstFrame }) => ({
  prompt: request.prompt,
  negative_prompt: request.negativePrompt,
  start_image: firstFrame,
  // A first frame decides the shape.
  aspect_ratio: firstFrame === undefined ? nearestAspect(request.aspectRatio, ['16:9', '9:16', '1:1']) : undefined,
  duration: oneOf(request.seconds, [5, 10], request),
});

/** Its sizes are modes; the dearer one alone takes a last frame. */
const kling: Encode = (request, { firstFrame, lastFrame }) => {
  const size = oneOf(request.size, ['standard', 'pro', '720p', '1080p'], request);
  const mode = size === 'pro' || size === '1080p' ? 'pro' : 'standard';
  return {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    start_image: needed(firstFrame, 'a first frame', request),
    end_image: mode === 'pro' ? lastFrame : undefined,
    mode,
    duration: oneOf(request.seconds, [5, 10], request),
  };
};

/**
 * Wan 2.2 has no length: its seconds are frames divided by a rate. Counts of 4 n + 1 are what its latent frames make, 81
 * to 121 of them at 16 a second. Interpolation would raise the rate, and the price with it.
 */
const wan22: Encode = (request, { firstFrame, lastFrame }) => {
  const frames = request.seconds === undefined ? 81 : Math.ceil((request.seconds * 16 - 1 - 1e-6) / 4) * 4 + 1;
  return {
    prompt: request.prompt,
    image: needed(firstFrame, 'a first frame', request),
    last_image: lastFrame,
    num_frames: wholeWithin(frames, [81, 121], request),
    frames_per_second: 16,
    resolution: oneOf(request.size, ['480p', '720p'], request),
    interpolate_output: false,
    seed: request.seed,
  };
};

const wan25: Encode = (request, { firstFrame }) => ({
  prompt: request.prompt,
  negative_prompt: request.negativePrompt,
  image: needed(firstFrame, 'a first frame', request),
  duration: oneOf(request.seconds, [5, 10], request),
  resolution: oneOf(request.size, ['720p', '1080p'], request),
  enable_prompt_expansion: false,
  seed: request.seed,
});

const ray: Encode = (request, { firstFrame, lastFrame }) => ({
  prompt: request.prompt,
  start_image: firstFrame,
  end_image: lastFrame,
  duration: oneOf(request.seconds, [5, 9], request),
  aspect_ratio: nearestAspect(request.aspectRatio, wideAspects),
});

const gen4Turbo: Encode = (request, { firstFrame }) => ({
  prompt: request.prompt,
  image: needed(firstFrame, 'a first frame', request),
  duration: oneOf(request.seconds, [5, 10], request),
  aspect_ratio: nearestAspect(request.aspectRatio, wideAspects),
  seed: request.seed,
});

const seedance: Encode = (request, { firstFrame }) => ({
  prompt: request.prompt,
  image: firstFrame,
  duration: wholeWithin(request.seconds, [2, 12], request),
  resolution: oneOf(request.size, ['480p', '720p', '1080p'], request),
  aspect_ratio: firstFrame === undefined ? nearestAspect(request.aspectRatio, wideAspects) : undefined,
  seed: request.seed,
});

/** Pixels of Zeroscope's frames: it was trained on 1024 × 576. */
const zeroscopeSizes = { '16:9': [1024, 576], '9:16': [576, 1024], '1:1': [576, 576], '4:5': [576, 720] } as const;

/** Its seconds are frames divided by a rate, 8 a second and 24 to 48 frames; both are always said. */
const zeroscope: Encode = (request) => {
  const [width, height] = zeroscopeSizes[request.aspectRatio ?? '16:9'];
  return {
    prompt: request.prompt,
    negative_prompt: request.negativePrompt,
    num_frames: wholeWithin((request.seconds ?? 3) * 8, [24, 48], request),
    fps: 8,
    width,
    height,
    seed: request.seed,
  };
};

/** Always 16 frames in 2 seconds. */
const animateDiff: Encode = ({ prompt, negativePrompt, seed }) => ({ prompt, n_prompt: negativePrompt, seed });

const fluxAspects = [...wideAspects, '4:5', '5:4', '3:2', '2:3', '9:21'] as const;

/** One picture, without loss: it becomes the first frame of a clip. Sizes are megapixels. */
const flux: Encode = (request) => ({
  prompt: request.prompt,
  aspect_ratio: nearestAspect(request.aspectRatio, fluxAspects),
  megapixels: oneOf(request.size, ['1', '0.25'], request),
  num_outputs: 1,
  output_format: 'png',
  seed: request.seed,
});

const fluxPro: Encode = (request) => ({
  prompt: request.prompt,
  aspect_ratio: nearestAspect(request.aspectRatio, ['16:9', '9:16', '1:1', '4:5', '5:4', '4:3', '3:4', '3:2', '2:3']),
  prompt_upsampling: false,
  output_format: 'png',
  seed: request.seed,
});

const fluxKontext: Encode = (request, { references: [reference] }) => ({
  prompt: request.prompt,
  input_image: reference,
  aspect_ratio: nearestAspect(request.aspectRatio, fluxAspects),
  output_format: 'png',
  seed: request.seed,
});

const musicGen: Encode = (request) => ({
  prompt: request.prompt,
  model_version: 'stereo-large',
  duration: wholeWithin(request.seconds, [1, 300], request),
  output_format: 'wav',
  normalization_strategy: 'loudness',
  seed: request.seed,
});

const stableAudio: Encode = (request) => ({
  prompt: request.prompt,
  duration: wholeWithin(request.seconds, [1, 190], request),
  seed: request.seed,
});

/** An ad's music has no singing over its words; the price goes by length, so a length is always said. */
const elevenLabsMusic: Encode = (request) => ({
  prompt: request.prompt,
  music_length_ms: wholeWithin(needed(request.seconds, 'a length', request) * 1000, [5000, 300_000], request),
  force_instrumental: true,
  output_format: 'mp3_high_quality',
});

/** It takes no length: about half a minute comes. */
const lyria: Encode = ({ prompt, negativePrompt, seed }) => ({ prompt, negative_prompt: negativePrompt, seed });

/** Its languages are two letters long. */
const elevenLabsSpeech: Encode = ({ prompt, voice, language }) => ({
  prompt,
  voice,
  language_code: language?.split('-', 1)[0],
});

/**
 * How each model at Replicate is asked, by its name there. Fields, values and limits as published for each model, read
 * between late 2025 and 2026-11-20; a model is asked for nothing that is not in its published input.
 */
export const modelInputs: Readonly<Record<string, Encode>> = {
  'minimax/hailuo-2.3-fast': hailuo(['768p', '1080p'], { needsFrame: true }),
  'minimax/hailuo-2.3': hailuo(['768p', '1080p']),
  'minimax/hailuo-02': hailuo(['512p', '768p', '1080p'], { takesLastFrame: true }),
  'google/veo-3.1-fast': veo,
  'google/veo-3.1': veo,
  'kwaivgi/kling-v2.5-turbo-pro': klingTurbo,
  'kwaivgi/kling-v2.1': kling,
  'wan-video/wan-2.2-i2v-fast': wan22,
  'wan-video/wan-2.5-i2v-fast': wan25,
  'luma/ray-flash-2-720p': ray,
  'runwayml/gen4-turbo': gen4Turbo,
  'bytedance/seedance-1-pro-fast': seedance,
  'anotherjesse/zeroscope-v2-xl': zeroscope,
  'lucataco/animate-diff': animateDiff,
  'black-forest-labs/flux-dev': flux,
  'black-forest-labs/flux-schnell': flux,
  'black-forest-labs/flux-1.1-pro': fluxPro,
  'black-forest-labs/flux-kontext-pro': fluxKontext,
  'meta/musicgen': musicGen,
  'stability-ai/stable-audio-2.5': stableAudio,
  'elevenlabs/music': elevenLabsMusic,
  'google/lyria-2': lyria,
  'elevenlabs/v3': elevenLabsSpeech,
};
