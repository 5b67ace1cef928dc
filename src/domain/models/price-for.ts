import type { ModelEntry } from './model-entry.ts';
import type { Price } from './price.ts';

/** What is wanted of a model, as far as its prices differ by it. */
export interface PriceScope {
  /** The label of one of its sizes; null or left out for a model without sizes. */
  readonly size?: string | null;
  /** Whether a clip shall have sound of its own; false unless wanted. */
  readonly withAudio?: boolean;
}

/** The price that holds; `unknown` when the table has none for it. */
export function priceFor(entry: ModelEntry, { size, withAudio = false }: PriceScope = {}): Price {
  // Sound that cannot be left out is paid for.
  const hasAudio = entry.sound === 'always' || (withAudio && entry.sound === 'optional');
  const dated = entry.prices.find(
    (price) =>
      (price.size === undefined || price.size === size) &&
      (price.withAudio === undefined || price.withAudio === hasAudio),
  );
  return dated?.price ?? { unit: 'unknown' };
}

/** Whether every price of a model is known. */
export function isPriced(entry: ModelEntry): boolean {
  return entry.prices.length > 0 && entry.prices.every(({ price }) => price.unit !== 'unknown');
}
