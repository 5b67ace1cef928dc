import type { MicroUsd } from '../money.ts';

/** What paid models may cost; null is no limit. */
export interface Budget {
  /** Each video in all. */
  readonly videoMicroUsd: MicroUsd | null;
  /** All videos of a user in a calendar month by UTC. */
  readonly monthMicroUsd: MicroUsd | null;
}

/** No limit at all. */
export const noBudget: Budget = { videoMicroUsd: null, monthMicroUsd: null };

/** The lower one of two limits: whoever sets another can only make it tighter. */
export function lowerLimit(one: MicroUsd | null, other: MicroUsd | null): MicroUsd | null {
  if (one === null || other === null) return one ?? other;
  return Math.min(one, other);
}
