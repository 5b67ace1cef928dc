import type { ModelEntry } from '#domain/models/model-entry.ts';
import { perMillionTokens } from './dated-prices.ts';

const claude = {
  provider: 'anthropic',
  modality: 'language',
  encodingVersion: '1',
  takesSeed: false,
  takesNegativePrompt: false,
  mostReferences: 0,
  promptMaximumCharacters: 200_000,
  recovery: 'none',
} as const;

const pricingPage = { verifiedOn: '2026-04-12', sourceUrl: 'https://www.finout.io/blog/anthropic-api-pricing' };

/** Models of Anthropic. */
export const anthropicModels: readonly ModelEntry[] = [
  {
    ...claude,
    id: 'anthropic/claude-haiku-4.5',
    vendorModel: 'claude-haiku-4-5',
    shortNames: ['claude_haiku'],
    title: 'Claude Haiku 4.5',
    prices: [perMillionTokens(1, 5, pricingPage)],
    fallbacks: ['anthropic/claude-sonnet-4.6'],
  },
  {
    ...claude,
    id: 'anthropic/claude-sonnet-4.6',
    vendorModel: 'claude-sonnet-4-6',
    shortNames: ['claude', 'claude_sonnet'],
    title: 'Claude Sonnet 4.6',
    prices: [perMillionTokens(3, 15, pricingPage)],
    fallbacks: ['anthropic/claude-haiku-4.5'],
  },
];
