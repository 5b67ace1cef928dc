import type { DatedPrice } from '#domain/models/model-entry.ts';
import type { Price } from '#domain/models/price.ts';
import type { MicroUsd } from '#domain/money.ts';

/** Where a price was read, and when. */
export interface PriceSource {
  readonly verifiedOn: string;
  readonly sourceUrl: string | null;
}

/** What a price holds for, and how sure it is. */
export type PriceScope = Pick<DatedPrice, 'size' | 'withAudio' | 'estimated'>;

/** The day the prices of this table were gone through as a whole. */
const lookedThroughOn = '2026-11-20';

/** The price of one result, whatever its length. */
export function perResult(usd: number, source: PriceSource, scope: PriceScope = {}): DatedPrice {
  return { price: { unit: 'result', microUsd: toMicroUsd(usd) }, ...source, ...scope };
}

/** The price of each second that is ordered. */
export function perSecond(usd: number, source: PriceSource, scope: PriceScope = {}): DatedPrice {
  return { price: { unit: 'second', microUsd: toMicroUsd(usd) }, ...source, ...scope };
}

/** The prices of whole clips: dollars by seconds. */
export function perClip(
  usdBySeconds: Readonly<Record<number, number>>,
  source: PriceSource,
  scope: PriceScope = {},
): DatedPrice {
  const clips = Object.entries(usdBySeconds)
    .map(([seconds, usd]) => ({ seconds: Number(seconds), microUsd: toMicroUsd(usd) }))
    .sort((one, other) => one.seconds - other.seconds);
  return { price: { unit: 'clip', clips }, ...source, ...scope };
}

/** The price of a thousand characters that are spoken. */
export function perThousandCharacters(usd: number, source: PriceSource, scope: PriceScope = {}): DatedPrice {
  return { price: { unit: 'thousand_characters', microUsd: toMicroUsd(usd) }, ...source, ...scope };
}

/** The prices of a million tokens that are read and written. */
export function perMillionTokens(inputUsd: number, outputUsd: number, source: PriceSource): DatedPrice {
  const price: Price = {
    unit: 'million_tokens',
    inputMicroUsd: toMicroUsd(inputUsd),
    outputMicroUsd: toMicroUsd(outputUsd),
  };
  return { price, ...source };
}

/** Looked for in vain: such a model runs only when its user allows it. `sourceUrl` is where it ought to stand. */
export function unknownPrice(sourceUrl: string): DatedPrice {
  return { price: { unit: 'unknown' }, verifiedOn: lookedThroughOn, sourceUrl };
}

/** Runs on one's own machine: nobody charges. */
export const freeOfCharge: DatedPrice = {
  price: { unit: 'result', microUsd: 0 },
  verifiedOn: lookedThroughOn,
  sourceUrl: null,
};

/** Where the price of a model at Replicate stands. */
export function replicatePage(vendorModel: string, verifiedOn: string): PriceSource {
  return { verifiedOn, sourceUrl: `https://replicate.com/${vendorModel}` };
}

function toMicroUsd(usd: number): MicroUsd {
  return Math.round(usd * 1_000_000);
}
