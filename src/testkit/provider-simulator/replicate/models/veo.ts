import { anySeed, choice, file, flag, frameOf, inputOf, ratioOf, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

/** Google's Veo: 4, 6 or 8 s, with sound of its own unless that is declined. */
function veo(
  name: string,
  perSecond: { readonly silent: number; readonly sound: number },
  runSeconds: number,
): ReplicateModel {
  const takesReferences = !name.endsWith('-fast');
  const secondsOf = (input: ModelInput): number => read(input, 'duration', 8);
  const hasSound = (input: ModelInput): boolean => read(input, 'generate_audio', true);
  return {
    name,
    version: null,
    input: inputOf(['prompt'], {
      prompt: words,
      image: file,
      last_frame: file,
      negative_prompt: words,
      seed: anySeed,
      duration: choice(4, 6, 8),
      resolution: choice('720p', '1080p'),
      aspect_ratio: choice('16:9', '9:16'),
      generate_audio: flag(true),
      ...(takesReferences && { reference_images: { type: 'array', items: file, minItems: 1, maxItems: 3 } }),
    }),
    constraint(input) {
      if ('last_frame' in input && !('image' in input)) return 'last_frame: needs an image';
      if (!('reference_images' in input)) return undefined;
      const fits = read(input, 'aspect_ratio', '16:9') === '16:9' && secondsOf(input) === 8;
      return fits ? undefined : 'reference_images: only at 16:9 and 8 seconds';
    },
    priceMicroUsd: (input) => usd(hasSound(input) ? perSecond.sound : perSecond.silent) * secondsOf(input),
    latency: { queueSeconds: 2, runSeconds },
    output: 'text',
    product: {
      kind: 'clip',
      firstFrame: 'image',
      lastFrame: 'last_frame',
      shape: (input) => ({
        ...frameOf(
          read(input, 'resolution', '1080p') === '720p' ? 720 : 1080,
          ratioOf(read(input, 'aspect_ratio', '16:9')),
        ),
        fps: 24,
        frames: secondsOf(input) * 24,
      }),
      withAudio: hasSound,
    },
  };
}

export const veoModels: readonly ReplicateModel[] = [
  veo('google/veo-3.1-fast', { silent: 0.1, sound: 0.15 }, 62),
  veo('google/veo-3.1', { silent: 0.2, sound: 0.4 }, 110),
];
