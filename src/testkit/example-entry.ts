import type { ModelEntry } from '#domain/models/model-entry.ts';

/** A model for tests: a picture model of Replicate for a cent, changed as the test wants it. */
export function exampleEntry(change: Partial<ModelEntry> = {}): ModelEntry {
  return {
    id: 'replicate/example',
    provider: 'replicate',
    modality: 'image',
    vendorModel: 'maker/example',
    shortNames: [],
    title: 'Example',
    encodingVersion: '1',
    prices: [
      { price: { unit: 'result', microUsd: 10_000 }, verifiedOn: '2026-11-20', sourceUrl: 'https://example.com' },
    ],
    fallbacks: [],
    takesSeed: false,
    takesNegativePrompt: false,
    mostReferences: 0,
    promptMaximumCharacters: 1000,
    recovery: 'none',
    ...change,
  };
}
