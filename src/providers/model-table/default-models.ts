import type { DefaultModels } from '#domain/models/choose-models.ts';

/** Pictures of the product can be shown to these; they are preferred when there are any. */
const seeingPictures = ['replicate/flux-kontext-pro', 'openai/gpt-image-2'] as const;

/**
 * Which models are taken when nobody asks for others: of each list the first that can be used. This is the one place that
 * changes a default. Drafts are cheap, `final` is the best that is worth its price.
 */
export const defaultModels: DefaultModels = {
  draft: {
    language: [
      'openai-compatible/own',
      'openai/gpt-6-luna',
      'xai/grok-4.3',
      'anthropic/claude-haiku-4.5',
      'offline/offline-planner',
    ],
    image: [
      'replicate/flux-schnell',
      'xai/grok-imagine-image',
      ...seeingPictures,
      'comfyui/picture',
      'offline/plate-still',
    ],
    video: [
      'replicate/seedance-1-pro-fast',
      'replicate/wan-2.2-i2v-fast',
      'replicate/hailuo-2.3-fast',
      'xai/grok-imagine-video',
      'offline/plate-clip',
    ],
    music: ['offline/synthesiser'],
    speech: ['openai/gpt-4o-mini-tts', 'elevenlabs/v3', 'replicate/elevenlabs-v3'],
    sound_effect: [],
  },
  standard: {
    language: [
      'openai/gpt-6-luna',
      'anthropic/claude-haiku-4.5',
      'xai/grok-4.3',
      'openai-compatible/own',
      'offline/offline-planner',
    ],
    image: [
      'replicate/flux-dev',
      ...seeingPictures,
      'xai/grok-imagine-image',
      'comfyui/picture',
      'offline/plate-still',
    ],
    video: [
      'replicate/hailuo-2.3-fast',
      'replicate/seedance-1-pro-fast',
      'replicate/kling-v2.5-turbo-pro',
      'xai/grok-imagine-video',
      'offline/plate-clip',
    ],
    music: ['elevenlabs/music', 'replicate/stable-audio-2.5', 'replicate/elevenlabs-music', 'offline/synthesiser'],
    speech: ['elevenlabs/v3', 'openai/gpt-4o-mini-tts', 'replicate/elevenlabs-v3'],
    sound_effect: ['elevenlabs/sound-effects'],
  },
  final: {
    language: [
      'anthropic/claude-sonnet-4.6',
      'openai/gpt-6-luna',
      'xai/grok-4.3',
      'openai-compatible/own',
      'offline/offline-planner',
    ],
    image: [
      'replicate/flux-1.1-pro',
      ...seeingPictures.toReversed(),
      'xai/grok-imagine-image',
      'comfyui/picture',
      'offline/plate-still',
    ],
    video: [
      'replicate/veo-3.1-fast',
      'replicate/kling-v2.5-turbo-pro',
      'replicate/hailuo-2.3',
      'replicate/seedance-1-pro-fast',
      'xai/grok-imagine-video',
      'offline/plate-clip',
    ],
    music: ['elevenlabs/music', 'replicate/elevenlabs-music', 'replicate/stable-audio-2.5', 'offline/synthesiser'],
    speech: ['elevenlabs/v3', 'replicate/elevenlabs-v3', 'openai/gpt-4o-mini-tts'],
    sound_effect: ['elevenlabs/sound-effects'],
  },
};
