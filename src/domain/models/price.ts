import type { MicroUsd } from '../money.ts';

/**
 * What a model's result costs, as an upper bound in millionths of a dollar. `unknown` is never counted as free: such a
 * model runs only when its user allows it by name.
 */
export type Price =
  | { readonly unit: 'result'; readonly microUsd: MicroUsd }
  | { readonly unit: 'second'; readonly microUsd: MicroUsd }
  /** Whole clips, by the length that is ordered. */
  | {
      readonly unit: 'clip';
      readonly clips: readonly { readonly seconds: number; readonly microUsd: MicroUsd }[];
    }
  | { readonly unit: 'thousand_characters'; readonly microUsd: MicroUsd }
  | { readonly unit: 'million_tokens'; readonly inputMicroUsd: MicroUsd; readonly outputMicroUsd: MicroUsd }
  | { readonly unit: 'unknown' };

/** What is ordered, as far as prices depend on it. What does not apply is left out. */
export interface PricedOrder {
  readonly seconds?: number;
  readonly characters?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** The most one result costs, rounded up to a whole millionth; null when it is unknown. */
export function priceOf(price: Price, order: PricedOrder): MicroUsd | null {
  switch (price.unit) {
    case 'result':
      return price.microUsd;
    case 'second':
      return order.seconds === undefined ? null : Math.ceil(price.microUsd * order.seconds - 1e-6);
    case 'clip':
      return price.clips.find(({ seconds }) => seconds === order.seconds)?.microUsd ?? null;
    case 'thousand_characters':
      return order.characters === undefined ? null : Math.ceil((price.microUsd * order.characters) / 1000 - 1e-6);
    case 'million_tokens':
      return tokensPrice(price.inputMicroUsd, price.outputMicroUsd, order);
    case 'unknown':
      return null;
  }
}

function tokensPrice(inputMicroUsd: MicroUsd, outputMicroUsd: MicroUsd, order: PricedOrder): MicroUsd | null {
  const { inputTokens, outputTokens } = order;
  if (inputTokens === undefined || outputTokens === undefined) return null;
  return Math.ceil((inputTokens * inputMicroUsd + outputTokens * outputMicroUsd) / 1_000_000 - 1e-6);
}
