/** A rectangle in pixels, from its top left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `value` held between `minimum` and `maximum` (0 and 1 unless told). */
export function clamp(value: number, minimum = 0, maximum = 1): number {
  return value < minimum ? minimum : value > maximum ? maximum : value;
}

/** The number `share` of the way from `from` to `to`; shares outside 0 to 1 go beyond the ends. */
export function lerp(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

/** Hermite step: 0 below `from`, 1 above `to`, smooth between. `from` may be the larger; the step then falls. */
export function smoothstep(from: number, to: number, value: number): number {
  const share = clamp((value - from) / (to - from));
  return share * share * (3 - 2 * share);
}

/** Radians of an angle in degrees. */
export function toRadians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The smallest box around both. */
export function unionOf(first: Box, second: Box): Box {
  const x = Math.min(first.x, second.x);
  const y = Math.min(first.y, second.y);
  return {
    x,
    y,
    width: Math.max(first.x + first.width, second.x + second.width) - x,
    height: Math.max(first.y + first.height, second.y + second.height) - y,
  };
}

/** Whether two boxes share any area; touching edges do not count. */
export function overlaps(first: Box, second: Box): boolean {
  return (
    first.x < second.x + second.width &&
    second.x < first.x + first.width &&
    first.y < second.y + second.height &&
    second.y < first.y + first.height
  );
}
