/** How long one beat would like to last when time is shared, in seconds. */
export interface SecondsWish {
  /** Its length before; shares are in proportion to it. */
  readonly ownSeconds: number;
  /** The wall below: no share is shorter. */
  readonly leastSeconds: number;
  /** Wishes that hold as long as all of them can; beyond that they are broken evenly. */
  readonly shortestSeconds: number;
  readonly longestSeconds: number;
}

/**
 * Shares that add up to `totalSeconds`: in proportion to the own lengths, held within the wishes. When all wishes
 * together are too long or too short, everybody is shortened or lengthened from there in proportion. `null` when even
 * the least lengths do not fit.
 */
export function shareSeconds(wishes: readonly SecondsWish[], totalSeconds: number): number[] | null {
  const least = sum(wishes.map((wish) => wish.leastSeconds));
  if (least > totalSeconds + 1e-9) return null;
  const shortest = sum(wishes.map((wish) => wish.shortestSeconds));
  const longest = sum(wishes.map((wish) => wish.longestSeconds));
  const bounds = wishes.map((wish): Bounds => {
    if (totalSeconds < shortest) return [wish.shortestSeconds, wish.leastSeconds, wish.shortestSeconds];
    if (totalSeconds > longest) return [wish.longestSeconds, wish.longestSeconds, Infinity];
    return [wish.ownSeconds, wish.shortestSeconds, wish.longestSeconds];
  });
  return scaleWithin(bounds, totalSeconds);
}

type Bounds = readonly [weight: number, fromSeconds: number, toSeconds: number];

/** One factor for all weights, found by halving: the sum grows with it. */
function scaleWithin(bounds: readonly Bounds[], totalSeconds: number): number[] {
  const scaled = (factor: number): number[] =>
    bounds.map(([weight, from, to]) => Math.min(Math.max(weight * factor, from), to));
  let low = 0;
  let high = Math.max(1, ...bounds.map(([weight, , to]) => Math.min(to, totalSeconds) / weight));
  for (let round = 0; round < 100; round++) {
    const middle = (low + high) / 2;
    if (sum(scaled(middle)) < totalSeconds) low = middle;
    else high = middle;
  }
  return scaled(high);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
