import { noModelsAsked, type MakeRequest } from '#domain/make-request.ts';
import type { PlanRequest } from '#providers/planner.ts';

/** A request with nothing beside its prompt, or with the options given. */
export function planRequest(prompt: string, options: Partial<MakeRequest> = {}): PlanRequest {
  return {
    request: {
      prompt,
      title: null,
      durationSeconds: null,
      aspectRatio: null,
      resolution: null,
      fps: null,
      seed: 1,
      imageAssetIds: [],
      logoAssetId: null,
      audioAssetId: null,
      category: null,
      quality: 'standard',
      models: noModelsAsked,
      allowUnpriced: false,
      description: null,
      autoContinue: true,
      maximumCostMicroUsd: null,
      ...options,
    },
    images: [],
    logo: null,
    track: null,
  };
}
