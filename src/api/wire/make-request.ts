import type { GenerateRequest } from '#contract/generate-request.ts';
import type { MakeRequest } from '#domain/make-request.ts';
import { noDefaults, type UserDefaults } from '#domain/user-defaults.ts';

/**
 * What is asked of the studio; money becomes whole millionths. What is left out is as its user usually wants it: where
 * the prompt may say something else, it does so.
 */
export function toMakeRequest(request: GenerateRequest, defaults: UserDefaults = noDefaults): MakeRequest {
  const { max_cost_usd: maximumCostUsd } = request;
  return {
    prompt: request.prompt,
    title: request.title ?? null,
    durationSeconds: request.duration_seconds ?? null,
    aspectRatio: request.aspect_ratio ?? null,
    resolution: request.resolution ?? resolutionOf(request.quality),
    fps: request.fps ?? null,
    seed: request.seed ?? 1,
    imageAssetIds: request.reference_assets ?? [],
    logoAssetId: request.logo_asset_id ?? null,
    audioAssetId: request.audio_asset_id ?? null,
    category: request.category ?? null,
    quality: request.quality ?? defaults.quality ?? 'standard',
    models: {
      language: request.language_model ?? null,
      image: request.image_model ?? null,
      video: request.model ?? null,
      music: request.music_model ?? null,
      speech: request.speech_model ?? null,
    },
    allowUnpriced: request.allow_unpriced ?? false,
    description: request.description ?? null,
    autoContinue: request.auto_continue ?? defaults.autoContinue ?? false,
    maximumCostMicroUsd: maximumCostUsd === undefined ? null : Math.round(maximumCostUsd * 1_000_000),
    ...preferredBy(defaults, request.quality),
  };
}

/** The wishes that stand below the prompt's words; nothing for whoever has none. */
function preferredBy(defaults: UserDefaults, quality: GenerateRequest['quality']): Pick<MakeRequest, 'preferred'> {
  const { durationSeconds, aspectRatio, resolution } = defaults;
  const models = {
    language: defaults.languageModel,
    image: defaults.imageModel,
    video: defaults.videoModel,
    music: defaults.musicModel,
    speech: defaults.speechModel,
  };
  const usual = resolution ?? (quality === undefined ? resolutionOf(defaults.quality ?? undefined) : null);
  const preferred = { durationSeconds, aspectRatio, resolution: usual, models };
  const wishes = [durationSeconds, aspectRatio, usual, ...Object.values(models)];
  return wishes.every((wish) => wish === null) ? {} : { preferred };
}

/** A draft is small and a final large, unless the size is asked for; in between the prompt may say. */
function resolutionOf(quality: GenerateRequest['quality']): MakeRequest['resolution'] {
  if (quality === 'final') return '1080p';
  return quality === 'draft' ? '720p' : null;
}
