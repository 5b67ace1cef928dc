import type { z } from 'zod';
import type { modelSchema } from '#contract/model.ts';
import type { MicroUsd } from '#domain/money.ts';
import { usdOrNull } from './money.ts';

/** One model of the table. */
export interface ModelEntry {
  readonly id: string;
  readonly provider: string;
  readonly modality: 'language' | 'image' | 'video' | 'music' | 'speech' | 'sound_effect';
  readonly isDefault: boolean;
  readonly price: { readonly unit: 'result' | 'second'; readonly microUsd: MicroUsd | null };
  /** Lengths of clip it makes, in seconds. */
  readonly clipSeconds: { readonly shortest: number; readonly longest: number } | readonly number[] | null;
  readonly canUse: boolean;
  /** Why it cannot be used; null when it can. */
  readonly reason: string | null;
}

/** A model as the wire shows it. */
export function toWireModel(model: ModelEntry): z.input<typeof modelSchema> {
  const { clipSeconds } = model;
  return {
    id: model.id,
    provider: model.provider,
    modality: model.modality,
    is_default: model.isDefault,
    price: { unit: model.price.unit, usd: usdOrNull(model.price.microUsd) },
    clip_seconds:
      clipSeconds !== null && 'shortest' in clipSeconds ? { ...clipSeconds } : clipSeconds && [...clipSeconds],
    can_use: model.canUse,
    reason: model.reason,
  };
}
