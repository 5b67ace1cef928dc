import type { GenerateRequest } from '#contract/generate-request.ts';
import { BeatboardError } from '#domain/errors.ts';
import { findModel } from '#domain/models/find-model.ts';
import { RequestInvalidError } from '../request-invalid-error.ts';
import type { ListedModel } from './model.ts';

/**
 * Refuses what a request names and this server does not have, instead of making something else: `model_unavailable`
 * for models, `request_invalid` for the agent and for brand kits.
 */
export function assertOffered(request: GenerateRequest, models: readonly ListedModel[]): void {
  const wanted = [
    ['video', request.model],
    ['image', request.image_model],
    ['music', request.music_model],
  ] as const;
  for (const [modality, id] of wanted) {
    if (id === undefined) continue;
    const entry = findModel(
      models.map((model) => model.entry),
      id,
      modality,
    );
    if (entry === undefined) throw new BeatboardError('model_unavailable', `There is no ${modality} model ${id}.`);
    const reason = models.find((model) => model.entry === entry)?.reason ?? null;
    if (reason !== null) {
      throw new BeatboardError('model_unavailable', `The model ${entry.id} cannot be used: ${reason}.`);
    }
  }
  if (request.mode === 'agentic') {
    throw new RequestInvalidError([{ pointer: '/mode', message: 'This server has no agent; use "standard"' }]);
  }
  if (request.brand_kit_id !== undefined) {
    throw new RequestInvalidError([{ pointer: '/brand_kit_id', message: 'There is no such brand kit' }]);
  }
}
