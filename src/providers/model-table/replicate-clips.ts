import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perClip, perResult, perSecond, replicatePage } from './dated-prices.ts';

/** What the clip models at Replicate have in common. */
const clip = {
  provider: 'replicate',
  modality: 'video',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  firstFrame: 'optional',
  lastFrame: 'no',
  sound: 'none',
  recovery: 'list',
} as const;

const sixOrTen = { kind: 'listed', seconds: [6, 10] } as const;
const fiveOrTen = { kind: 'listed', seconds: [5, 10] } as const;
const fourSixEight = { kind: 'listed', seconds: [4, 6, 8] } as const;

const hailuo23FastPage = replicatePage('minimax/hailuo-2.3-fast', '2026-10-05');
const hailuo23Page = replicatePage('minimax/hailuo-2.3', '2026-04-06');
const hailuo02Page = replicatePage('minimax/hailuo-02', '2026-01-01');

/** MiniMax: good motion from a picture, priced by the clip. */
const hailuos: readonly ModelEntry[] = [
  {
    ...clip,
    id: 'replicate/hailuo-2.3-fast',
    vendorModel: 'minimax/hailuo-2.3-fast',
    shortNames: ['hailuo', 'hailuo_fast'],
    title: 'Hailuo 2.3 Fast',
    prices: [
      perClip({ 6: 0.19, 10: 0.32 }, hailuo23FastPage, { size: '768p' }),
      perClip({ 6: 0.33 }, hailuo23FastPage, { size: '1080p' }),
    ],
    fallbacks: ['replicate/seedance-1-pro-fast', 'replicate/wan-2.5-i2v-fast', 'replicate/hailuo-2.3'],
    promptMaximumCharacters: 2000,
    lengths: sixOrTen,
    sizes: [
      { label: '768p', height: 768 },
      { label: '1080p', height: 1080, onlySeconds: [6] },
    ],
    aspectRatios: 'from-image',
    fps: 24,
    firstFrame: 'required',
  },
  {
    ...clip,
    id: 'replicate/hailuo-2.3',
    vendorModel: 'minimax/hailuo-2.3',
    shortNames: ['hailuo_2_3'],
    title: 'Hailuo 2.3',
    prices: [
      perClip({ 6: 0.28, 10: 0.56 }, hailuo23Page, { size: '768p' }),
      perClip({ 6: 0.49 }, hailuo23Page, { size: '1080p' }),
    ],
    fallbacks: ['replicate/hailuo-2.3-fast', 'replicate/kling-v2.5-turbo-pro'],
    promptMaximumCharacters: 2000,
    lengths: sixOrTen,
    sizes: [
      { label: '768p', height: 768 },
      { label: '1080p', height: 1080, onlySeconds: [6] },
    ],
    // Without a picture its clips are 16:9.
    aspectRatios: ['16:9'],
    followsFirstFrame: true,
    fps: 24,
  },
  {
    ...clip,
    id: 'replicate/hailuo-02',
    vendorModel: 'minimax/hailuo-02',
    shortNames: ['hailuo_02'],
    title: 'Hailuo 02',
    // It can make 512p too, at a price that is not known.
    prices: [
      perClip({ 6: 0.27, 10: 0.45 }, hailuo02Page, { size: '768p' }),
      // Read as 0.08 a second.
      perClip({ 6: 0.48 }, hailuo02Page, { size: '1080p', estimated: true }),
    ],
    fallbacks: ['replicate/hailuo-2.3-fast', 'replicate/hailuo-2.3'],
    promptMaximumCharacters: 2000,
    lengths: sixOrTen,
    sizes: [
      { label: '768p', height: 768 },
      { label: '1080p', height: 1080, onlySeconds: [6] },
    ],
    aspectRatios: ['16:9'],
    followsFirstFrame: true,
    fps: 24,
    lastFrame: 'optional',
  },
];

const veoFastPage = replicatePage('google/veo-3.1-fast', '2026-04-06');
const veoPage = replicatePage('google/veo-3.1', '2026-04-01');

/** What both Veo models have in common. Sound is on unless it is switched off, and then costs more. */
const veo = {
  ...clip,
  promptMaximumCharacters: 3000,
  lengths: fourSixEight,
  sizes: [
    { label: '720p', height: 720 },
    { label: '1080p', height: 1080 },
  ],
  aspectRatios: ['16:9', '9:16'],
  fps: 24,
  takesSeed: true,
  takesNegativePrompt: true,
  lastFrame: 'optional',
  sound: 'optional',
} as const;

const veos: readonly ModelEntry[] = [
  {
    ...veo,
    id: 'replicate/veo-3.1-fast',
    vendorModel: 'google/veo-3.1-fast',
    shortNames: ['veo_fast'],
    title: 'Veo 3.1 Fast',
    prices: [perSecond(0.1, veoFastPage, { withAudio: false }), perSecond(0.15, veoFastPage, { withAudio: true })],
    fallbacks: ['replicate/kling-v2.5-turbo-pro', 'replicate/hailuo-2.3', 'replicate/seedance-1-pro-fast'],
  },
  {
    ...veo,
    id: 'replicate/veo-3.1',
    vendorModel: 'google/veo-3.1',
    shortNames: ['veo'],
    title: 'Veo 3.1',
    // It takes up to three pictures of reference, yet only for 8 s at 16:9: left out.
    prices: [perSecond(0.2, veoPage, { withAudio: false }), perSecond(0.4, veoPage, { withAudio: true })],
    fallbacks: ['replicate/veo-3.1-fast', 'replicate/kling-v2.5-turbo-pro'],
  },
];

const klingPage = replicatePage('kwaivgi/kling-v2.5-turbo-pro', '2026-04-06');
const kling21Page = replicatePage('kwaivgi/kling-v2.1', '2026-01-01');

const klings: readonly ModelEntry[] = [
  {
    ...clip,
    id: 'replicate/kling-v2.5-turbo-pro',
    vendorModel: 'kwaivgi/kling-v2.5-turbo-pro',
    shortNames: ['kling'],
    title: 'Kling 2.5 Turbo Pro',
    prices: [perSecond(0.07, klingPage)],
    fallbacks: ['replicate/hailuo-2.3', 'replicate/hailuo-2.3-fast', 'replicate/seedance-1-pro-fast'],
    promptMaximumCharacters: 2500,
    lengths: fiveOrTen,
    sizes: [{ label: '1080p', height: 1080 }],
    aspectRatios: ['16:9', '9:16', '1:1'],
    followsFirstFrame: true,
    fps: 24,
    takesNegativePrompt: true,
  },
  {
    ...clip,
    id: 'replicate/kling-v2.1',
    vendorModel: 'kwaivgi/kling-v2.1',
    shortNames: ['kling_2_1'],
    title: 'Kling 2.1',
    prices: [
      perSecond(0.05, kling21Page, { size: 'standard' }),
      // 0.09 is remembered, 0.55 for a clip of 5 s was seen: the dearer counts.
      perSecond(0.11, kling21Page, { size: 'pro', estimated: true }),
    ],
    fallbacks: ['replicate/kling-v2.5-turbo-pro', 'replicate/hailuo-2.3-fast'],
    promptMaximumCharacters: 2500,
    lengths: fiveOrTen,
    sizes: [
      { label: 'standard', height: 720, withoutLastFrame: true },
      { label: 'pro', height: 1080 },
    ],
    aspectRatios: 'from-image',
    fps: 24,
    firstFrame: 'required',
    lastFrame: 'optional',
    takesNegativePrompt: true,
  },
];

const wanPage = replicatePage('wan-video/wan-2.2-i2v-fast', '2026-01-01');
const wan25Page = replicatePage('wan-video/wan-2.5-i2v-fast', '2026-01-01');

const wans: readonly ModelEntry[] = [
  {
    ...clip,
    id: 'replicate/wan-2.2-i2v-fast',
    vendorModel: 'wan-video/wan-2.2-i2v-fast',
    shortNames: ['wan', 'wan_fast'],
    title: 'Wan 2.2 Fast',
    prices: [perResult(0.05, wanPage, { size: '480p' }), perResult(0.11, wanPage, { size: '720p' })],
    fallbacks: ['replicate/wan-2.5-i2v-fast', 'replicate/seedance-1-pro-fast', 'replicate/hailuo-2.3-fast'],
    promptMaximumCharacters: 1500,
    // It takes no length: 81 frames at 16 a second. For more frames the price is not known.
    lengths: { kind: 'listed', seconds: [5.0625] },
    sizes: [
      { label: '480p', height: 480 },
      { label: '720p', height: 720 },
    ],
    aspectRatios: 'from-image',
    fps: 16,
    firstFrame: 'required',
    lastFrame: 'optional',
    takesSeed: true,
  },
  {
    ...clip,
    id: 'replicate/wan-2.5-i2v-fast',
    vendorModel: 'wan-video/wan-2.5-i2v-fast',
    shortNames: ['wan_2_5'],
    title: 'Wan 2.5 Fast',
    prices: [perSecond(0.068, wan25Page, { size: '720p' }), perSecond(0.102, wan25Page, { size: '1080p' })],
    fallbacks: ['replicate/seedance-1-pro-fast', 'replicate/hailuo-2.3-fast'],
    promptMaximumCharacters: 1500,
    lengths: fiveOrTen,
    sizes: [
      { label: '720p', height: 720 },
      { label: '1080p', height: 1080 },
    ],
    aspectRatios: 'from-image',
    firstFrame: 'required',
    takesSeed: true,
    takesNegativePrompt: true,
  },
];

const lumaPage = replicatePage('luma/ray-flash-2-720p', '2026-11-20');
const runwayPage = replicatePage('runwayml/gen4-turbo', '2026-11-20');
const seedancePage = replicatePage('bytedance/seedance-1-pro-fast', '2025-10-01');

const others: readonly ModelEntry[] = [
  {
    ...clip,
    id: 'replicate/ray-flash-2-720p',
    vendorModel: 'luma/ray-flash-2-720p',
    shortNames: ['luma', 'luma_flash'],
    title: 'Luma Ray 2 Flash',
    // 0.20 for a clip was seen; 0.06 a second, which is more, is remembered.
    prices: [perSecond(0.06, lumaPage, { estimated: true })],
    fallbacks: ['replicate/seedance-1-pro-fast', 'replicate/hailuo-2.3-fast'],
    promptMaximumCharacters: 2000,
    lengths: { kind: 'listed', seconds: [5, 9] },
    sizes: [{ label: '720p', height: 720 }],
    aspectRatios: ['16:9', '9:16', '1:1'],
    fps: 24,
    lastFrame: 'optional',
  },
  {
    ...clip,
    id: 'replicate/gen4-turbo',
    vendorModel: 'runwayml/gen4-turbo',
    shortNames: ['runway', 'gen4_turbo'],
    title: 'Runway Gen-4 Turbo',
    // The maker's own list; what Replicate takes was not seen.
    prices: [perSecond(0.05, runwayPage, { estimated: true })],
    fallbacks: ['replicate/hailuo-2.3-fast', 'replicate/seedance-1-pro-fast'],
    promptMaximumCharacters: 1000,
    lengths: fiveOrTen,
    sizes: [{ label: '720p', height: 720 }],
    aspectRatios: ['16:9', '9:16', '1:1'],
    fps: 24,
    firstFrame: 'required',
    takesSeed: true,
  },
  {
    ...clip,
    id: 'replicate/seedance-1-pro-fast',
    vendorModel: 'bytedance/seedance-1-pro-fast',
    shortNames: ['seedance'],
    title: 'Seedance 1 Pro Fast',
    prices: [
      perSecond(0.015, seedancePage, { size: '480p' }),
      perSecond(0.025, seedancePage, { size: '720p' }),
      perSecond(0.06, seedancePage, { size: '1080p' }),
    ],
    fallbacks: ['replicate/hailuo-2.3-fast', 'replicate/wan-2.5-i2v-fast'],
    promptMaximumCharacters: 1500,
    lengths: { kind: 'listed', seconds: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
    sizes: [
      { label: '480p', height: 480 },
      { label: '720p', height: 720 },
      { label: '1080p', height: 1080 },
    ],
    aspectRatios: ['16:9', '9:16', '1:1'],
    followsFirstFrame: true,
    fps: 24,
    takesSeed: true,
  },
];

/** Clip models at Replicate that can start from a picture. Inputs as their pages had them by November 2026. */
export const replicateClips: readonly ModelEntry[] = [...hailuos, ...veos, ...klings, ...wans, ...others];
