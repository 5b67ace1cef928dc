import { aspectRatios } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perMillionTokens, perResult, perThousandCharacters, unknownPrice } from './dated-prices.ts';

const openai = {
  provider: 'openai',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  recovery: 'none',
} as const;

/**
 * What picture models have in common. Their prices go by quality, which is their size here; each is about 1.3 megapixels,
 * the earlier ones at 3:2, 2:3 or 1:1 with what is too much cut off.
 */
const picture = {
  ...openai,
  modality: 'image',
  // They take sixteen, and each is charged.
  mostReferences: 4,
  promptMaximumCharacters: 32_000,
  sizes: [{ label: 'medium', height: 864 }],
  aspectRatios,
} as const;

const pricingPage = 'https://platform.openai.com/docs/pricing';
const picturePrices = {
  verifiedOn: '2026-04-21',
  sourceUrl: 'https://www.ai-primer.com/engineer/stories/openai-gpt-image-2-api-pricing',
};
const earlierPicturePrices = { verifiedOn: '2026-11-20', sourceUrl: pricingPage };
const speechPrices = {
  verifiedOn: '2026-04-25',
  sourceUrl: 'https://tokenmix.ai/blog/gpt-4o-mini-tts-cheapest-tts-api-2026',
};

/** Models of OpenAI, with the days it has announced as their last. */
export const openaiModels: readonly ModelEntry[] = [
  {
    ...openai,
    modality: 'language',
    id: 'openai/gpt-6-luna',
    vendorModel: 'gpt-6-luna',
    shortNames: ['gpt', 'gpt_luna'],
    title: 'GPT-6 Luna',
    prices: [perMillionTokens(0.1, 0.5, { verifiedOn: '2026-10-28', sourceUrl: pricingPage })],
    fallbacks: [],
    promptMaximumCharacters: 200_000,
  },
  {
    ...openai,
    modality: 'language',
    id: 'openai/gpt-4.1-mini',
    vendorModel: 'gpt-4.1-mini',
    shortNames: ['gpt_4_1_mini'],
    title: 'GPT-4.1 mini',
    prices: [unknownPrice(pricingPage)],
    retiresOn: '2027-01-14',
    fallbacks: ['openai/gpt-6-luna'],
    promptMaximumCharacters: 200_000,
  },
  {
    ...picture,
    id: 'openai/gpt-image-2',
    vendorModel: 'gpt-image-2',
    shortNames: ['gpt_image'],
    title: 'GPT Image 2',
    // Charged by the token: a square of 1024 pixels is 0.05 to 0.07. Held are wider frames and pictures given along.
    prices: [perResult(0.12, picturePrices, { estimated: true })],
    fallbacks: ['replicate/flux-kontext-pro', 'replicate/flux-dev'],
  },
  {
    ...picture,
    id: 'openai/gpt-image-1.5',
    vendorModel: 'gpt-image-1.5',
    shortNames: ['gpt_image_1_5'],
    title: 'GPT Image 1.5',
    // A square of 1024 pixels is 0.034.
    prices: [perResult(0.07, earlierPicturePrices, { estimated: true })],
    retiresOn: '2026-12-01',
    fallbacks: ['openai/gpt-image-2'],
  },
  {
    ...picture,
    id: 'openai/gpt-image-1-mini',
    vendorModel: 'gpt-image-1-mini',
    shortNames: ['gpt_image_mini'],
    title: 'GPT Image 1 mini',
    // A square of 1024 pixels is 0.011.
    prices: [perResult(0.03, earlierPicturePrices, { estimated: true })],
    retiresOn: '2026-12-01',
    fallbacks: ['openai/gpt-image-2'],
  },
  {
    ...openai,
    modality: 'speech',
    id: 'openai/gpt-4o-mini-tts',
    vendorModel: 'gpt-4o-mini-tts',
    shortNames: ['openai_speech'],
    title: 'GPT-4o mini TTS',
    // 0.015 a minute is charged. A thousand characters are one minute of English, and five of Chinese.
    prices: [perThousandCharacters(0.08, speechPrices, { estimated: true })],
    retiresOn: '2027-01-06',
    fallbacks: ['elevenlabs/v3', 'replicate/elevenlabs-v3'],
    promptMaximumCharacters: 4096,
  },
];
