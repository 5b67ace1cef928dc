import type { JsonValue } from '#domain/canonical-json.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { GenerationRequest } from '#providers/vendor.ts';

/** One model's way to make a result. */
export interface PaidChoice {
  readonly request: GenerationRequest;
  /** Equal for equal requests: what was bought under it once is not bought again. */
  readonly callKey: string;
  /** The most it may cost; null is unknown. */
  readonly ceilingMicroUsd: MicroUsd | null;
  /** Whether it may be made although its price is unknown. */
  readonly allowUnpriced: boolean;
  /** Throws when a file that came is not what was asked for, by what the desk's `probe` has found in it. */
  readonly check: (metadata: JsonValue) => Promise<void>;
}

/** A result to be bought. */
export interface PaidOrder {
  readonly owner: { readonly userId: string; readonly videoId: string; readonly runId?: string | undefined };
  readonly slot: string;
  /** What the video may cost in all; null is no limit. */
  readonly videoMaximumMicroUsd: MicroUsd | null;
  /** The wanted one, then those that are tried in turn when it cannot be had. */
  readonly choices: readonly PaidChoice[];
  /** The owner has said that a call of an earlier run that may have cost may be made, and paid, again. */
  readonly mayPayAgain?: boolean;
}

/** A bought result, kept as it came. */
export interface Bought {
  readonly attemptId: string;
  readonly storageKey: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** What the desk's `probe` has found in it. */
  readonly metadata: JsonValue;
  readonly provider: string;
  /** The id of the model's entry. */
  readonly model: string;
  /** The one it was made with, where the model takes one. */
  readonly seed: number;
  /** What it cost; 0 when it is reused, null when nobody knows. */
  readonly costMicroUsd: MicroUsd | null;
  /** Whether it was bought for something else before. */
  readonly reused: boolean;
  /** What the owner should know of how it came about, one sentence each. */
  readonly notes: readonly string[];
}
