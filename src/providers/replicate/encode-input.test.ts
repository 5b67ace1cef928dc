import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { aspectRatios } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { replicateClips } from '../model-table/replicate-clips.ts';
import { replicateEarlyClips } from '../model-table/replicate-early-clips.ts';
import { replicatePictures } from '../model-table/replicate-pictures.ts';
import { replicateSounds } from '../model-table/replicate-sounds.ts';
import type { GenerationRequest, GivenFile } from '../vendor.ts';
import { encodeInput, type ModelInput } from './encode-input.ts';
import type { UploadedFiles } from './given-files.ts';

const [words, uri, flag, seed] = [
  { type: 'string', minLength: 1 },
  { type: 'string', pattern: '^https://' },
  { type: 'boolean' },
  { type: 'integer', minimum: 0, maximum: 2 ** 31 - 1 },
];
const whole = (minimum: number, maximum: number): object => ({ type: 'integer', minimum, maximum });
const one = (...values: (string | number)[]): object => ({ enum: values });

type Published = readonly [required: string[], properties: Record<string, object>];
const hailuo = { prompt: words, first_frame_image: uri, duration: one(6, 10), prompt_optimizer: flag };
const veo: Published = [
  ['prompt'],
  {
    prompt: words,
    image: uri,
    last_frame: uri,
    negative_prompt: words,
    seed,
    duration: one(4, 6, 8),
    resolution: one('720p', '1080p'),
    aspect_ratio: one('16:9', '9:16'),
    generate_audio: flag,
  },
];
const ratios = one('16:9', '9:16', '4:3', '3:4', '1:1', '21:9', '9:21', '4:5', '5:4', '3:2', '2:3');
const flux: Published = [
  ['prompt'],
  {
    prompt: words,
    aspect_ratio: ratios,
    num_outputs: whole(1, 4),
    seed,
    output_format: one('webp', 'jpg', 'png'),
    megapixels: one('1', '0.25'),
  },
];

/** Inputs as the models have published them, written here a second time and apart from how they are encoded. */
const published: Readonly<Record<string, Published>> = {
  'minimax/hailuo-2.3-fast': [['prompt', 'first_frame_image'], { ...hailuo, resolution: one('768p', '1080p') }],
  'minimax/hailuo-2.3': [['prompt'], { ...hailuo, resolution: one('768p', '1080p') }],
  'minimax/hailuo-02': [['prompt'], { ...hailuo, last_frame_image: uri, resolution: one('512p', '768p', '1080p') }],
  'google/veo-3.1-fast': veo,
  'google/veo-3.1': veo,
  'kwaivgi/kling-v2.5-turbo-pro': [
    ['prompt'],
    {
      prompt: words,
      negative_prompt: words,
      start_image: uri,
      aspect_ratio: one('16:9', '9:16', '1:1'),
      duration: one(5, 10),
    },
  ],
  'kwaivgi/kling-v2.1': [
    ['prompt', 'start_image'],
    {
      prompt: words,
      negative_prompt: words,
      start_image: uri,
      end_image: uri,
      mode: one('standard', 'pro'),
      duration: one(5, 10),
    },
  ],
  'wan-video/wan-2.2-i2v-fast': [
    ['prompt', 'image'],
    {
      prompt: words,
      image: uri,
      last_image: uri,
      num_frames: whole(81, 121),
      frames_per_second: whole(5, 30),
      resolution: one('480p', '720p'),
      interpolate_output: flag,
      seed,
    },
  ],
  'wan-video/wan-2.5-i2v-fast': [
    ['prompt', 'image'],
    {
      prompt: words,
      negative_prompt: words,
      image: uri,
      duration: one(5, 10),
      resolution: one('720p', '1080p'),
      enable_prompt_expansion: flag,
      seed,
    },
  ],
  'luma/ray-flash-2-720p': [
    ['prompt'],
    {
      prompt: words,
      start_image: uri,
      end_image: uri,
      duration: one(5, 9),
      aspect_ratio: one('1:1', '3:4', '4:3', '9:16', '16:9', '9:21', '21:9'),
    },
  ],
  'runwayml/gen4-turbo': [
    ['prompt', 'image'],
    {
      prompt: words,
      image: uri,
      duration: one(5, 10),
      aspect_ratio: one('16:9', '9:16', '4:3', '3:4', '1:1', '21:9'),
      seed,
    },
  ],
  'bytedance/seedance-1-pro-fast': [
    ['prompt'],
    {
      prompt: words,
      image: uri,
      duration: whole(2, 12),
      resolution: one('480p', '720p', '1080p'),
      aspect_ratio: one('16:9', '4:3', '1:1', '3:4', '9:16', '21:9', '9:21'),
      seed,
    },
  ],
  'anotherjesse/zeroscope-v2-xl': [
    [],
    {
      prompt: words,
      negative_prompt: words,
      num_frames: whole(24, 48),
      fps: one(8),
      width: whole(256, 1024),
      height: whole(256, 1024),
      seed,
    },
  ],
  'lucataco/animate-diff': [[], { prompt: words, n_prompt: words, seed }],
  'black-forest-labs/flux-dev': flux,
  'black-forest-labs/flux-schnell': flux,
  'black-forest-labs/flux-1.1-pro': [
    ['prompt'],
    {
      prompt: words,
      aspect_ratio: one('1:1', '16:9', '3:2', '2:3', '4:5', '5:4', '9:16', '3:4', '4:3'),
      prompt_upsampling: flag,
      output_format: one('webp', 'jpg', 'png'),
      seed,
    },
  ],
  'black-forest-labs/flux-kontext-pro': [
    ['prompt'],
    { prompt: words, input_image: uri, aspect_ratio: ratios, seed, output_format: one('jpg', 'png') },
  ],
  'meta/musicgen': [
    ['prompt'],
    {
      prompt: words,
      model_version: one('stereo-melody-large', 'stereo-large', 'melody-large', 'large'),
      duration: whole(1, 300),
      output_format: one('wav', 'mp3'),
      normalization_strategy: one('loudness', 'clip', 'peak', 'rms'),
      seed,
    },
  ],
  'stability-ai/stable-audio-2.5': [['prompt'], { prompt: words, duration: whole(1, 190), seed }],
  'elevenlabs/music': [
    ['prompt'],
    {
      prompt: words,
      music_length_ms: whole(5000, 300_000),
      force_instrumental: flag,
      output_format: one('mp3_standard', 'mp3_high_quality', 'wav_16khz', 'wav_22khz', 'wav_24khz', 'wav_cd_quality'),
    },
  ],
  'google/lyria-2': [['prompt'], { prompt: words, negative_prompt: words, seed }],
  'elevenlabs/v3': [
    ['prompt'],
    { prompt: words, voice: words, language_code: { type: 'string', pattern: '^[a-z]{2,3}$' } },
  ],
};

const ajv = new Ajv({ allErrors: true, strict: true });
const checks = Object.fromEntries(
  Object.entries(published).map(([name, [required, properties]]) => [
    name,
    ajv.compile({ type: 'object', required, properties, additionalProperties: false }),
  ]),
);

const entries = [...replicateClips, ...replicateEarlyClips, ...replicatePictures, ...replicateSounds];
const entryOf = (vendorModel: string): ModelEntry => entries.find((entry) => entry.vendorModel === vendorModel)!;

const file: GivenFile = { path: '/nowhere.png', mediaType: 'image/png', sha256: 'a'.repeat(64), sizeBytes: 1 };
const uploads = { firstFrame: 'https://files.example/first', lastFrame: 'https://files.example/last' };

/** Every request a model can be given: each size with each length it goes with, each shape, and all it takes along. */
function* everyRequest(entry: ModelEntry): Generator<readonly [GenerationRequest, UploadedFiles]> {
  const lengths = entry.lengths;
  const seconds =
    lengths?.kind === 'range' ? [lengths.shortest, 12.34, lengths.longest] : (lengths?.seconds ?? [undefined]);
  const frames = [
    ...(entry.firstFrame === 'required' ? [] : [{}]),
    ...(entry.firstFrame === 'no' ? [] : [{ firstFrame: file }, { firstFrame: file, lastFrame: file }]),
  ];
  const extras = [
    {},
    { withAudio: true, negativePrompt: 'text, letters', voice: 'Aria', language: 'de-CH', references: [file] },
  ];
  for (const size of entry.sizes ?? [undefined]) {
    for (const length of size?.onlySeconds ?? seconds) {
      for (const aspectRatio of aspectRatios) {
        for (const frame of frames.length > 0 ? frames : [{}]) {
          for (const extra of extras) {
            const request: GenerationRequest = {
              entry,
              prompt: 'A red shoe turns on white',
              seed: 123_456,
              aspectRatio,
              ...(size === undefined ? {} : { size: size.label }),
              ...(length === undefined ? {} : { seconds: length }),
              ...frame,
              ...extra,
            };
            yield [request, uploadsOf(request)];
          }
        }
      }
    }
  }
}

function uploadsOf({ firstFrame, lastFrame, references = [] }: GenerationRequest): UploadedFiles {
  return {
    ...(firstFrame === undefined ? {} : { firstFrame: uploads.firstFrame }),
    ...(lastFrame === undefined ? {} : { lastFrame: uploads.lastFrame }),
    references: references.map((_, index) => `https://files.example/reference-${index}`),
  };
}

const encode = (vendorModel: string, fields: Partial<GenerationRequest> = {}): ModelInput => {
  const request = { entry: entryOf(vendorModel), prompt: 'A red shoe', seed: 7, ...fields };
  return encodeInput(request, uploadsOf(request));
};
const framed = { firstFrame: file, lastFrame: file };
const refused = expect.objectContaining({ failure: 'permanent', sent: 'no' }) as Error;

describe('encodeInput', () => {
  it.each(entries.map((entry) => [entry.id, entry] as const))('%s is asked only for what it takes', (_id, entry) => {
    const check = checks[entry.vendorModel]!;
    let count = 0;
    for (const [request, files] of everyRequest(entry)) {
      const input = encodeInput(request, files);
      expect(check(input), `${JSON.stringify(input)} ${ajv.errorsText(check.errors)}`).toBe(true);
      expect('seed' in input, 'takesSeed').toBe(entry.takesSeed);
      count += 1;
    }
    expect(count).toBeGreaterThan(0);
  });

  it('hands frames over where a model takes them', () => {
    for (const entry of replicateClips) {
      const size = entry.sizes?.find(({ withoutLastFrame }) => withoutLastFrame !== true)?.label;
      const values = Object.values(encode(entry.vendorModel, { ...framed, ...(size === undefined ? {} : { size }) }));
      expect(values, entry.id).toContain(uploads.firstFrame);
      expect(values.includes(uploads.lastFrame), entry.id).toBe(entry.lastFrame === 'optional');
    }
  });

  it('needs a first frame where the model does, before anything is sent', () => {
    for (const entry of replicateClips.filter(({ firstFrame }) => firstFrame === 'required')) {
      expect(() => encode(entry.vendorModel), entry.id).toThrow(refused);
    }
  });

  it('does not buy sound that nobody asked for', () => {
    expect(encode('google/veo-3.1-fast')).toMatchObject({ generate_audio: false });
    expect(encode('google/veo-3.1', { withAudio: true })).toMatchObject({ generate_audio: true });
  });

  it('refuses lengths and sizes that a model does not have', () => {
    expect(() => encode('minimax/hailuo-2.3-fast', { ...framed, seconds: 5 })).toThrow(refused);
    expect(() => encode('minimax/hailuo-2.3-fast', { ...framed, seconds: 10, size: '1080p' })).toThrow(refused);
    expect(() => encode('minimax/hailuo-2.3', { size: '512p' })).toThrow(refused);
    expect(() => encode('google/veo-3.1', { seconds: 5 })).toThrow(refused);
    expect(() => encode('bytedance/seedance-1-pro-fast', { seconds: 12.5 })).toThrow(refused);
    expect(() => encode('wan-video/wan-2.2-i2v-fast', { ...framed, seconds: 8 })).toThrow(refused);
    expect(() => encode('elevenlabs/music')).toThrow(refused);
  });

  it('writes lengths in the units of the model', () => {
    const wanFrames = (seconds: number): unknown =>
      encode('wan-video/wan-2.2-i2v-fast', { ...framed, seconds })['num_frames'];
    expect([2, 5, 5.0625, 5.1, 6, 7.5, 7.5625].map(wanFrames)).toEqual([81, 81, 81, 85, 97, 121, 121]);
    expect(encode('bytedance/seedance-1-pro-fast', { seconds: 4.2 })).toMatchObject({ duration: 5 });
    expect(encode('bytedance/seedance-1-pro-fast', { seconds: 1 })).toMatchObject({ duration: 2 });
    expect(encode('anotherjesse/zeroscope-v2-xl', { seconds: 3 })).toMatchObject({ num_frames: 24, fps: 8 });
    expect(encode('elevenlabs/music', { seconds: 29.9 })).toMatchObject({ music_length_ms: 29_900 });
    expect(encode('stability-ai/stable-audio-2.5', { seconds: 29.9 })).toMatchObject({ duration: 30 });
  });

  it('asks for the nearest shape', () => {
    const shape = (model: string, aspectRatio: (typeof aspectRatios)[number]): unknown =>
      encode(model, { aspectRatio, firstFrame: file })['aspect_ratio'];
    expect(aspectRatios.map((ratio) => shape('runwayml/gen4-turbo', ratio))).toEqual(['16:9', '9:16', '1:1', '3:4']);
    expect(aspectRatios.map((ratio) => shape('google/veo-3.1', ratio))).toEqual(['16:9', '9:16', '16:9', '9:16']);
    expect(aspectRatios.map((ratio) => shape('black-forest-labs/flux-dev', ratio))).toEqual(aspectRatios);
  });

  it('refuses a model whose input is not known', () => {
    const entry = { ...entryOf('google/veo-3.1'), vendorModel: 'somebody/else' };
    expect(() => encode('google/veo-3.1', { entry })).toThrow(refused);
  });
});
