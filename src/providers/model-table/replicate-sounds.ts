import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perResult, perSecond, perThousandCharacters, replicatePage, unknownPrice } from './dated-prices.ts';

const sound = {
  provider: 'replicate',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  recovery: 'list',
} as const;

/** Music and speech at Replicate. */
export const replicateSounds: readonly ModelEntry[] = [
  {
    ...sound,
    modality: 'music',
    id: 'replicate/stable-audio-2.5',
    vendorModel: 'stability-ai/stable-audio-2.5',
    shortNames: ['stable_audio'],
    title: 'Stable Audio 2.5',
    prices: [perResult(0.2, replicatePage('stability-ai/stable-audio-2.5', '2025-10-01'))],
    fallbacks: ['replicate/elevenlabs-music'],
    promptMaximumCharacters: 1000,
    lengths: { kind: 'range', shortest: 1, longest: 190 },
    wholeSeconds: true,
    takesSeed: true,
  },
  {
    ...sound,
    modality: 'music',
    id: 'replicate/elevenlabs-music',
    vendorModel: 'elevenlabs/music',
    shortNames: [],
    title: 'Eleven Music at Replicate',
    prices: [perSecond(0.0083, replicatePage('elevenlabs/music', '2025-10-01'))],
    fallbacks: ['replicate/stable-audio-2.5'],
    promptMaximumCharacters: 2000,
    lengths: { kind: 'range', shortest: 5, longest: 300 },
  },
  {
    ...sound,
    modality: 'music',
    id: 'replicate/lyria-2',
    vendorModel: 'google/lyria-2',
    shortNames: ['lyria'],
    title: 'Lyria 2',
    prices: [perSecond(0.002, replicatePage('google/lyria-2', '2026-01-01'))],
    fallbacks: ['replicate/stable-audio-2.5', 'replicate/elevenlabs-music'],
    promptMaximumCharacters: 1000,
    // It takes no length: about half a minute comes.
    lengths: { kind: 'listed', seconds: [30] },
    takesSeed: true,
    takesNegativePrompt: true,
  },
  {
    ...sound,
    modality: 'music',
    id: 'replicate/musicgen',
    vendorModel: 'meta/musicgen',
    vendorVersion: '671ac645ce5e552cc63a54a2bbff63fcf798043055d2dac5fc9e36a837eedcfb',
    shortNames: ['musicgen'],
    title: 'MusicGen',
    // Charged by the time a processor takes.
    prices: [unknownPrice('https://replicate.com/meta/musicgen')],
    fallbacks: ['replicate/stable-audio-2.5'],
    promptMaximumCharacters: 1000,
    lengths: { kind: 'range', shortest: 1, longest: 30 },
    wholeSeconds: true,
    takesSeed: true,
  },
  {
    ...sound,
    modality: 'speech',
    id: 'replicate/elevenlabs-v3',
    vendorModel: 'elevenlabs/v3',
    shortNames: [],
    title: 'Eleven v3 at Replicate',
    prices: [perThousandCharacters(0.1, replicatePage('elevenlabs/v3', '2025-10-01'))],
    fallbacks: [],
    promptMaximumCharacters: 3000,
  },
];
