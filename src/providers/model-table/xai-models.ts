import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perMillionTokens, perResult, perSecond } from './dated-prices.ts';

const xai = {
  provider: 'xai',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  recovery: 'none',
} as const;

const modelsPage = { verifiedOn: '2026-05-15', sourceUrl: 'https://docs.x.ai/docs/models' };
const imaginePage = { verifiedOn: '2026-11-20', sourceUrl: 'https://docs.x.ai/docs/guides/video-generation' };

/** Models of xAI. */
export const xaiModels: readonly ModelEntry[] = [
  {
    ...xai,
    modality: 'language',
    id: 'xai/grok-4.3',
    vendorModel: 'grok-4.3',
    shortNames: ['grok'],
    title: 'Grok 4.3',
    prices: [perMillionTokens(1.25, 2.5, modelsPage)],
    fallbacks: ['openai/gpt-6-luna'],
    promptMaximumCharacters: 200_000,
  },
  {
    ...xai,
    modality: 'image',
    id: 'xai/grok-imagine-image',
    vendorModel: 'grok-imagine-image',
    shortNames: ['grok_image'],
    title: 'Grok Imagine picture',
    prices: [perResult(0.02, imaginePage)],
    fallbacks: ['replicate/flux-dev', 'openai/gpt-image-2'],
    promptMaximumCharacters: 5000,
    sizes: [{ label: '1k', height: 768 }],
    aspectRatios: ['16:9', '9:16', '1:1'],
  },
  {
    ...xai,
    modality: 'video',
    id: 'xai/grok-imagine-video',
    vendorModel: 'grok-imagine-video',
    shortNames: ['grok_video'],
    title: 'Grok Imagine clip',
    prices: [
      perSecond(0.05, imaginePage, { size: '480p' }),
      // Seen as 0.05 to 0.08 for both sizes.
      perSecond(0.08, imaginePage, { size: '720p', estimated: true }),
    ],
    fallbacks: ['replicate/hailuo-2.3-fast', 'replicate/seedance-1-pro-fast'],
    promptMaximumCharacters: 5000,
    lengths: { kind: 'listed', seconds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] },
    sizes: [
      { label: '480p', height: 480 },
      { label: '720p', height: 720 },
    ],
    aspectRatios: ['16:9', '9:16', '1:1'],
    followsFirstFrame: true,
    fps: 24,
    firstFrame: 'optional',
    lastFrame: 'no',
    sound: 'optional',
  },
];
