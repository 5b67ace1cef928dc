import { noModelsAsked, type MakeRequest } from '#domain/make-request.ts';

/** A request for a short film, in which nothing but the prompt is said. */
export function shortFilm(prompt: string, over: Partial<MakeRequest> = {}): MakeRequest {
  return {
    prompt,
    title: null,
    durationSeconds: 6,
    aspectRatio: null,
    resolution: null,
    fps: null,
    seed: 7,
    imageAssetIds: [],
    logoAssetId: null,
    audioAssetId: null,
    category: null,
    quality: 'standard',
    models: noModelsAsked,
    allowUnpriced: false,
    description: null,
    autoContinue: false,
    maximumCostMicroUsd: null,
    ...over,
  };
}

/** What is typed after `make` for an ad that takes little to make: five seconds, square. */
export const shortAd = ['Ember coffee, slow mornings', '--duration', '5', '--aspect', '1:1', '--fps', '24'];
