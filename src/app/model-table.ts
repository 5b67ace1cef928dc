import type { ListedModel } from '#api/wire/model.ts';
import { defaultModel, type ModelShelf } from '#domain/models/choose-models.ts';
import { isRetired } from '#domain/models/is-retired.ts';
import type { ModelEntry } from '#domain/models/model-entry.ts';
import { qualityTiers, type QualityTier } from '#domain/models/quality-tier.ts';
import { defaultModels } from '#providers/model-table/default-models.ts';
import { createModelTable } from '#providers/model-table/model-table.ts';
import type { ProviderSettings } from './provider-settings.ts';

/** Every model, and which are taken when nobody asks for others. */
export function createModelShelf({ ownLanguageModel }: ProviderSettings): ModelShelf {
  return { table: createModelTable({ ownLanguageModel }), defaults: defaultModels };
}

/** What is known of the models. */
export interface KnownModels {
  readonly shelf: ModelShelf;
  /** Why a model cannot be used here; null when it can. */
  usable(entry: ModelEntry): string | null;
}

/** The models as the API lists them: all of them, with what keeps some from being used. `today` is a day in UTC. */
export function listModels({ shelf, usable }: KnownModels, today: string): ListedModel[] {
  const defaultOf = (quality: QualityTier, { modality }: ModelEntry) =>
    defaultModel(shelf, modality, { quality, usable, aspectRatio: null, today });
  return shelf.table.map((entry) => ({
    entry,
    defaultFor: qualityTiers.filter((quality) => defaultOf(quality, entry)?.id === entry.id),
    reason: isRetired(entry, today) ? `it is no longer offered since ${entry.retiresOn}` : usable(entry),
  }));
}

/** The present day in UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
