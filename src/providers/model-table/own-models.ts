import { aspectRatios } from '#domain/frame-format.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { freeOfCharge } from './dated-prices.ts';

/** The picture model of one's own ComfyUI: whichever its workflow loads. */
export const comfyuiPicture: ModelEntry = {
  id: 'comfyui/picture',
  provider: 'comfyui',
  modality: 'image',
  vendorModel: 'picture',
  shortNames: ['comfyui'],
  title: 'ComfyUI on your own machine',
  encodingVersion: '1',
  prices: [freeOfCharge],
  fallbacks: [],
  takesSeed: true,
  takesNegativePrompt: true,
  mostReferences: 0,
  promptMaximumCharacters: 2000,
  sizes: [{ label: '1344x768', height: 768 }],
  aspectRatios,
  recovery: 'own-id',
};

/**
 * The language model of one's own server, such as Ollama. Its name there is part of the version: what another model
 * plans is another plan.
 */
export function ownLanguageModel(name: string | undefined): ModelEntry {
  return {
    id: 'openai-compatible/own',
    provider: 'openai-compatible',
    modality: 'language',
    vendorModel: name ?? 'own',
    shortNames: ['own'],
    title: name === undefined ? 'A language model of your own' : `${name} on your own server`,
    encodingVersion: name === undefined ? '1' : `1, ${name}`,
    prices: [freeOfCharge],
    fallbacks: [],
    takesSeed: false,
    takesNegativePrompt: false,
    mostReferences: 0,
    promptMaximumCharacters: 60_000,
    recovery: 'none',
  };
}
