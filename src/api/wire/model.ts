import type { z } from 'zod';
import type { modelPriceSchema, modelSchema } from '#contract/model.ts';
import type { DatedPrice, ModelEntry } from '#domain/models/model-entry.ts';
import type { QualityTier } from '#domain/models/quality-tier.ts';
import { toUsd } from '#domain/money.ts';

/** One model of the table, as this server has it. */
export interface ListedModel {
  readonly entry: ModelEntry;
  /** The qualities at which it is taken when nobody asks for another. */
  readonly defaultFor: readonly QualityTier[];
  /** Why it cannot be used, in words that end without a full stop; null when it can. */
  readonly reason: string | null;
}

type WireModel = z.input<typeof modelSchema>;
type WirePrice = z.input<typeof modelPriceSchema>;

/** A model as the wire shows it. */
export function toWireModel({ entry, defaultFor, reason }: ListedModel): WireModel {
  const prices = entry.prices.flatMap(toWirePrices);
  return {
    id: entry.id,
    short_names: [...entry.shortNames],
    title: entry.title,
    provider: entry.provider,
    modality: entry.modality,
    is_default: defaultFor.includes('standard'),
    default_for: [...defaultFor],
    price: priceRange(prices),
    prices,
    clip_seconds: toWireLengths(entry),
    sizes: (entry.sizes ?? []).map(({ label, height, onlySeconds }) => ({
      label,
      height,
      only_seconds: onlySeconds === undefined ? null : [...onlySeconds],
    })),
    aspect_ratios:
      entry.aspectRatios === undefined || entry.aspectRatios === 'from-image' ? null : [...entry.aspectRatios],
    fps: entry.fps ?? null,
    first_frame: entry.firstFrame ?? null,
    last_frame: entry.lastFrame ?? null,
    sound: entry.sound ?? null,
    takes_seed: entry.takesSeed,
    most_references: entry.mostReferences,
    fallbacks: [...entry.fallbacks],
    retires_on: entry.retiresOn ?? null,
    can_use: reason === null,
    reason,
  };
}

function toWireLengths({ lengths }: ModelEntry): WireModel['clip_seconds'] {
  if (lengths === undefined) return null;
  if (lengths.kind === 'listed') return [...lengths.seconds];
  return { shortest: lengths.shortest, longest: lengths.longest };
}

/** One row for each price, and for each length of a clip. */
function toWirePrices({ price, size, withAudio, verifiedOn, sourceUrl, estimated }: DatedPrice): WirePrice[] {
  const row: WirePrice = {
    unit: 'result',
    usd: null,
    output_usd: null,
    seconds: null,
    size: size ?? null,
    with_audio: withAudio ?? null,
    verified_on: verifiedOn,
    source_url: sourceUrl,
    is_estimate: estimated === true,
  };
  switch (price.unit) {
    case 'unknown':
      return [row];
    case 'clip':
      return price.clips.map(({ seconds, microUsd }) => ({ ...row, unit: 'clip', seconds, usd: toUsd(microUsd) }));
    case 'million_tokens':
      return [{ ...row, unit: price.unit, usd: toUsd(price.inputMicroUsd), output_usd: toUsd(price.outputMicroUsd) }];
    case 'result':
    case 'second':
    case 'thousand_characters':
      return [{ ...row, unit: price.unit, usd: toUsd(price.microUsd) }];
  }
}

/** From the lowest to the highest; one that is unknown makes both unknown. */
function priceRange(prices: readonly WirePrice[]): WireModel['price'] {
  const unit = prices[0]?.unit ?? 'result';
  const amounts = prices.flatMap(({ usd, output_usd: outputUsd }) => (outputUsd === null ? [usd] : [usd, outputUsd]));
  const known = amounts.filter((usd) => usd !== null);
  if (known.length === 0 || known.length < amounts.length) return { unit, usd: null, highest_usd: null };
  return { unit, usd: Math.min(...known), highest_usd: Math.max(...known) };
}
