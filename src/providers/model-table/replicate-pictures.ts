import { aspectRatios } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perResult, replicatePage } from './dated-prices.ts';

/** What the FLUX models have in common: about a megapixel, which is 1344 × 768 at 16:9. */
const flux = {
  provider: 'replicate',
  modality: 'image',
  encodingVersion: '1',
  takesSeed: true,
  takesNegativePrompt: false,
  mostReferences: 0,
  sizes: [{ label: '1', height: 768 }],
  aspectRatios,
  recovery: 'list',
} as const;

/** Picture models at Replicate. */
export const replicatePictures: readonly ModelEntry[] = [
  {
    ...flux,
    id: 'replicate/flux-schnell',
    vendorModel: 'black-forest-labs/flux-schnell',
    shortNames: ['flux_schnell'],
    title: 'FLUX.1 schnell',
    prices: [perResult(0.003, replicatePage('black-forest-labs/flux-schnell', '2026-10-07'))],
    fallbacks: ['replicate/flux-dev'],
    promptMaximumCharacters: 1000,
  },
  {
    ...flux,
    id: 'replicate/flux-dev',
    vendorModel: 'black-forest-labs/flux-dev',
    shortNames: ['flux', 'flux_dev'],
    title: 'FLUX.1 dev',
    prices: [perResult(0.025, replicatePage('black-forest-labs/flux-dev', '2026-10-07'))],
    fallbacks: ['replicate/flux-schnell', 'replicate/flux-1.1-pro'],
    promptMaximumCharacters: 2000,
  },
  {
    ...flux,
    id: 'replicate/flux-1.1-pro',
    vendorModel: 'black-forest-labs/flux-1.1-pro',
    shortNames: ['flux_pro'],
    title: 'FLUX 1.1 pro',
    prices: [perResult(0.04, replicatePage('black-forest-labs/flux-1.1-pro', '2026-10-07'))],
    fallbacks: ['replicate/flux-dev', 'replicate/flux-schnell'],
    promptMaximumCharacters: 2000,
  },
  {
    ...flux,
    id: 'replicate/flux-kontext-pro',
    vendorModel: 'black-forest-labs/flux-kontext-pro',
    shortNames: ['flux_kontext'],
    title: 'FLUX.1 Kontext pro',
    prices: [perResult(0.04, { verifiedOn: '2026-11-20', sourceUrl: 'https://bfl.ai/pricing' })],
    fallbacks: ['replicate/flux-1.1-pro', 'replicate/flux-dev'],
    promptMaximumCharacters: 2000,
    mostReferences: 1,
  },
];
