import type { ModelEntry } from '#domain/models/model-entry.ts';
import { unknownPrice } from './dated-prices.ts';

/** What they have in common: made from words alone, charged by the time a processor takes, and called by version. */
const early = {
  provider: 'replicate',
  modality: 'video',
  encodingVersion: '1',
  fallbacks: [],
  takesSeed: true,
  takesNegativePrompt: true,
  mostReferences: 0,
  promptMaximumCharacters: 300,
  firstFrame: 'no',
  lastFrame: 'no',
  sound: 'none',
  recovery: 'list',
} as const;

/** Early clip models by private persons at Replicate: rough, short, and of unknown price. */
export const replicateEarlyClips: readonly ModelEntry[] = [
  {
    ...early,
    id: 'replicate/zeroscope-v2-xl',
    vendorModel: 'anotherjesse/zeroscope-v2-xl',
    vendorVersion: '9f747673945c62801b13b84701c783929c0ee784e4748ec062204894dda1a351',
    shortNames: ['zeroscope'],
    title: 'Zeroscope v2 XL',
    prices: [unknownPrice('https://replicate.com/anotherjesse/zeroscope-v2-xl')],
    // 24 frames; at its own rate of 24 a second they would be over after one second.
    lengths: { kind: 'listed', seconds: [3] },
    fps: 8,
    sizes: [{ label: '1024x576', height: 576 }],
    aspectRatios: ['16:9', '9:16', '1:1'],
  },
  {
    ...early,
    id: 'replicate/animate-diff',
    vendorModel: 'lucataco/animate-diff',
    vendorVersion: 'beecf59c4aee8d81bf04f0381033dfa10dc16e845b4ae00d281e2fa377e48a9f',
    shortNames: ['animate_diff'],
    title: 'AnimateDiff',
    prices: [unknownPrice('https://replicate.com/lucataco/animate-diff')],
    // 16 frames, which cannot be chosen.
    lengths: { kind: 'listed', seconds: [2] },
    fps: 8,
    sizes: [{ label: '512x512', height: 512 }],
    aspectRatios: ['1:1'],
  },
];
