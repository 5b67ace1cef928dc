import { type Bucket, type BucketRule, takeToken } from './token-bucket.ts';

/** More keys than this are forgotten, longest unused first, so that strangers cannot fill the memory. */
const maximumKeys = 20_000;

/** One allowance for each key (a user, an address), in the memory of this process. */
export class RateLimiter {
  readonly #rule: BucketRule;
  readonly #now: () => number;
  /** In the order of their last use. */
  readonly #buckets = new Map<string, Bucket>();

  /** `now` counts milliseconds from anywhere; by default a clock that nobody can set. */
  constructor(rule: BucketRule, now: () => number = () => performance.now()) {
    this.#rule = rule;
    this.#now = now;
  }

  /** Counts a request. Gives 0 when it may pass, else the seconds until the next one may. */
  take(key: string): number {
    const { bucket, waitSeconds } = takeToken(this.#buckets.get(key), this.#rule, this.#now());
    this.#keep(key, bucket);
    return waitSeconds;
  }

  /** Gives a request back that turned out not to count. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket) this.#keep(key, { ...bucket, tokens: Math.min(this.#rule.capacity, bucket.tokens + 1) });
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= maximumKeys) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
