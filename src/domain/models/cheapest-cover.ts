import type { ClipLengths } from '../chunk-plan.ts';
import type { MicroUsd } from '../money.ts';
import type { ModelEntry } from './model-entry.ts';
import { lengthsOf } from './model-size.ts';
import { priceFor } from './price-for.ts';
import { priceOf } from './price.ts';

/** A length to order, and what it costs; null when that is unknown. */
export interface Cover {
  readonly seconds: number;
  readonly microUsd: MicroUsd | null;
}

/**
 * The cheapest length that can be ordered in a size and lasts as long as is needed, and of equally cheap ones the
 * shortest. Null when the model makes none so long, or nothing that has a length.
 */
export function cheapestCover(
  entry: ModelEntry,
  size: string | null,
  neededSeconds: number,
  withAudio = false,
): Cover | null {
  const lengths = lengthsOf(entry, size);
  if (lengths === null) return null;
  const price = priceFor(entry, { size, withAudio });
  const covers = lengthsFrom(lengths, neededSeconds, entry.wholeSeconds === true).map((seconds): Cover => {
    return { seconds, microUsd: priceOf(price, { seconds }) };
  });
  return covers.toSorted(byCost)[0] ?? null;
}

/** Floating-point sums of beats may be this much too long. */
const slackSeconds = 1e-9;

/** The lengths worth asking the price of. Within a range it grows with the length, so the shortest will do. */
function lengthsFrom(lengths: ClipLengths, neededSeconds: number, wholeSeconds: boolean): readonly number[] {
  if (lengths.kind === 'listed') return lengths.seconds.filter((seconds) => seconds >= neededSeconds - slackSeconds);
  const shortest = Math.max(lengths.shortest, neededSeconds);
  const seconds = wholeSeconds ? Math.ceil(shortest - slackSeconds) : shortest;
  return seconds <= lengths.longest + slackSeconds ? [Math.min(seconds, lengths.longest)] : [];
}

function byCost(one: Cover, other: Cover): number {
  const [cost, otherCost] = [one.microUsd ?? Infinity, other.microUsd ?? Infinity];
  return cost === otherCost ? one.seconds - other.seconds : cost - otherCost;
}
