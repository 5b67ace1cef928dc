import { spokenSeconds } from '../../media/synthesise-sound.ts';
import { anySeed, choice, decimal, file, flag, inputOf, integer, read, usd, words } from '../model-input.ts';
import type { ModelInput, ReplicateModel } from '../replicate-model.ts';

const promptOf = (input: ModelInput): string => read(input, 'prompt', '');

const musicgen: ReplicateModel = {
  name: 'meta/musicgen',
  version: '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb',
  input: inputOf([], {
    prompt: words,
    model_version: choice('stereo-melody-large', 'stereo-large', 'melody-large', 'large'),
    input_audio: file,
    duration: integer(1, 300),
    continuation: flag(false),
    continuation_start: integer(0, 300),
    continuation_end: integer(0, 300),
    multi_band_diffusion: flag(false),
    normalization_strategy: choice('loudness', 'clip', 'peak', 'rms'),
    top_k: integer(0, 1000),
    top_p: decimal(0, 1),
    temperature: decimal(0, 10),
    classifier_free_guidance: integer(0, 20),
    output_format: choice('wav', 'mp3'),
    seed: anySeed,
  }),
  priceMicroUsd: (input) => usd(0.0035) * read(input, 'duration', 8),
  latency: { queueSeconds: 5, runSeconds: 45 },
  output: 'text',
  product: {
    kind: 'sound',
    sound: 'music',
    text: promptOf,
    seconds: (input) => read(input, 'duration', 8),
    format: (input) => read(input, 'output_format', 'wav'),
  },
};

const stableAudio: ReplicateModel = {
  name: 'stability-ai/stable-audio-2.5',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    duration: integer(1, 190),
    steps: integer(4, 8),
    cfg_scale: decimal(1, 25),
    seed: anySeed,
  }),
  priceMicroUsd: () => usd(0.2),
  latency: { queueSeconds: 0.5, runSeconds: 6 },
  output: 'text',
  product: {
    kind: 'sound',
    sound: 'music',
    text: promptOf,
    seconds: (input) => read(input, 'duration', 190),
    format: () => 'mp3',
  },
};

const elevenMusic: ReplicateModel = {
  name: 'elevenlabs/music',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    music_length_ms: integer(5000, 300_000),
    force_instrumental: flag(true),
    output_format: choice('mp3_standard', 'mp3_high_quality', 'wav_16khz', 'wav_22khz', 'wav_24khz', 'wav_cd_quality'),
  }),
  priceMicroUsd: (input) => Math.ceil((usd(0.0083) * read(input, 'music_length_ms', 10_000)) / 1000),
  latency: { queueSeconds: 0.5, runSeconds: 14 },
  output: 'text',
  product: {
    kind: 'sound',
    sound: 'music',
    text: promptOf,
    seconds: (input) => read(input, 'music_length_ms', 10_000) / 1000,
    format: (input) => read(input, 'output_format', 'mp3_standard'),
  },
};

const lyria: ReplicateModel = {
  name: 'google/lyria-2',
  version: null,
  input: inputOf(['prompt'], { prompt: words, negative_prompt: words, seed: anySeed }),
  priceMicroUsd: () => usd(0.002) * 30,
  latency: { queueSeconds: 0.5, runSeconds: 25 },
  output: 'text',
  product: { kind: 'sound', sound: 'music', text: promptOf, seconds: () => 30, format: () => 'wav' },
};

const elevenSpeech: ReplicateModel = {
  name: 'elevenlabs/v3',
  version: null,
  input: inputOf(['prompt'], {
    prompt: words,
    voice: words,
    stability: decimal(0, 1),
    similarity_boost: decimal(0, 1),
    style: decimal(0, 1),
    speed: decimal(0.7, 1.2),
    previous_text: words,
    next_text: words,
    language_code: words,
  }),
  priceMicroUsd: (input) => Math.ceil((usd(0.1) * promptOf(input).length) / 1000),
  latency: { queueSeconds: 0.3, runSeconds: 4 },
  output: 'text',
  product: {
    kind: 'sound',
    sound: 'speech',
    text: promptOf,
    seconds: (input) => spokenSeconds(promptOf(input)) / read(input, 'speed', 1),
    format: () => 'mp3',
  },
};

export const soundModels: readonly ReplicateModel[] = [musicgen, stableAudio, elevenMusic, lyria, elevenSpeech];
