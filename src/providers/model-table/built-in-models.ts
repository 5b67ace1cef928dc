import { aspectRatios } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { freeOfCharge } from './dated-prices.ts';

/** What is built in: free, without network, the same result for the same request, so a lost one is simply made again. */
const builtIn = {
  provider: 'offline',
  encodingVersion: '1',
  prices: [freeOfCharge],
  fallbacks: [],
  takesSeed: true,
  takesNegativePrompt: false,
  mostReferences: 8,
  promptMaximumCharacters: 8000,
  recovery: 'own-id',
} as const;

const anySize = [{ label: '1080p', height: 1080 }] as const;

/** The models of the offline provider, under the names it has for them itself. */
export const builtInModels: readonly ModelEntry[] = [
  {
    ...builtIn,
    modality: 'language',
    id: 'offline/offline-planner',
    vendorModel: 'offline-planner',
    shortNames: ['offline_planner'],
    title: 'Built-in planner',
  },
  {
    ...builtIn,
    modality: 'image',
    id: 'offline/plate-still',
    vendorModel: 'plate-still',
    shortNames: ['offline_image'],
    title: 'Drawn picture',
    sizes: anySize,
    aspectRatios,
  },
  {
    ...builtIn,
    modality: 'video',
    id: 'offline/plate-clip',
    vendorModel: 'plate-clip',
    shortNames: ['offline_video'],
    title: 'Drawn clip',
    lengths: { kind: 'range', shortest: 0.1, longest: 60 },
    sizes: anySize,
    aspectRatios,
    firstFrame: 'required',
    lastFrame: 'no',
    sound: 'none',
  },
  {
    ...builtIn,
    modality: 'music',
    id: 'offline/synthesiser',
    vendorModel: 'synthesiser',
    shortNames: ['offline_music'],
    title: 'Built-in composer',
    lengths: { kind: 'range', shortest: 1, longest: 180 },
  },
];
