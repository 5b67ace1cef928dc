import type { CrashPointName } from '#pipeline/crash-point.ts';

/** The moment at which a process kills itself: the n-th time, counted from 1, that it comes by a point. */
export interface CrashMoment {
  readonly point: CrashPointName;
  readonly pass: number;
}

/** Somebody's ad. */
export interface Commission {
  readonly user: string;
  readonly seed: number;
}

/** What a spending program is told on its command line, as JSON. */
export interface SpendingOrder {
  /** The ads to make, in this order. */
  readonly commissions: readonly Commission[];
  /** How many of them at once. */
  readonly atOnce: number;
  readonly crash?: CrashMoment;
  /** After the first ad it waits to be told to go on, and dies only after that. */
  readonly pausesAfterFirst?: boolean;
  /** The port webhooks are taken at. */
  readonly port?: number;
}

/** How one user's command ended. */
export interface CommandOutcome {
  readonly user: string;
  readonly status: string;
  /** The code of the error it ended with; null when it was finished. */
  readonly error: string | null;
  readonly words: string;
}

/** How often each point was passed. */
export type Passes = Partial<Record<CrashPointName, number>>;
