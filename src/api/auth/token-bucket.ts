/** How often something may happen: `capacity` times at once, and `refillPerSecond` times a second in the long run. */
export interface BucketRule {
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** What is left of an allowance, and when that was so. */
export interface Bucket {
  readonly tokens: number;
  readonly updatedMs: number;
}

/** The bucket after one more request, and how long that request has to wait: 0 when it may pass. */
export interface BucketTake {
  readonly bucket: Bucket;
  readonly waitSeconds: number;
}

/** Takes one token, or none when there is not a whole one. A new bucket is full; a clock that goes back adds nothing. */
export function takeToken(bucket: Bucket | undefined, rule: BucketRule, nowMs: number): BucketTake {
  const { capacity, refillPerSecond } = rule;
  const elapsedMs = Math.max(0, nowMs - (bucket?.updatedMs ?? nowMs));
  const tokens = Math.min(capacity, (bucket?.tokens ?? capacity) + (elapsedMs / 1000) * refillPerSecond);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, updatedMs: nowMs }, waitSeconds: 0 };
  return { bucket: { tokens, updatedMs: nowMs }, waitSeconds: (1 - tokens) / refillPerSecond };
}
