import { joinColumns, joinFields, readJoinPicture, type JoinPicture } from './join-pictures.ts';
import type { JoinMeasure } from '../quality/judge-joins.ts';

/**
 * How far the first frame of a clip is from the last frame of the one before it. Both are pictures of ours (PNG), as
 * `lastUsedFrame` and `firstUsedFrame` write them. 20 ms.
 */
export async function measureJoin(previousLastFramePath: string, nextFirstFramePath: string): Promise<JoinMeasure> {
  const [previous, next] = await Promise.all([
    readJoinPicture(previousLastFramePath),
    readJoinPicture(nextFirstFramePath),
  ]);
  return compareJoin(previous, next);
}

/** The same for pictures that are read already. */
export function compareJoin(previous: JoinPicture, next: JoinPicture): JoinMeasure {
  let apart = 0;
  let brightness = 0;
  let tintA = 0;
  let tintB = 0;
  for (let field = 0; field < joinFields; field++) {
    const l = next.lightness[field]! - previous.lightness[field]!;
    const a = next.tints[field * 2]! - previous.tints[field * 2]!;
    const b = next.tints[field * 2 + 1]! - previous.tints[field * 2 + 1]!;
    apart += Math.hypot(l, a, b);
    brightness += l;
    tintA += a;
    tintB += b;
  }
  return {
    difference: rounded((100 * apart) / joinFields),
    brightnessShift: rounded((100 * brightness) / joinFields),
    colourShift: rounded((100 * Math.hypot(tintA, tintB)) / joinFields),
    likeness: rounded(likenessOf(previous.lightness, next.lightness)),
  };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const windowSide = 8;
/** Keeps flat fields from being compared by their noise: a hundredth of the range of lightness, and three of them. */
const steadyMean = 0.01 ** 2;
const steadySpread = 0.03 ** 2;

/**
 * Structural similarity of two grids of lightness (Wang et al., 2004) without its term for brightness: what is shown,
 * however bright. Mean over windows of eight by eight fields, half a window apart; 1 is the same picture.
 */
function likenessOf(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  let windows = 0;
  const rows = one.length / joinColumns;
  for (let y = 0; y + windowSide <= rows; y += windowSide / 2) {
    for (let x = 0; x + windowSide <= joinColumns; x += windowSide / 2) {
      sum += windowLikeness(one, other, y * joinColumns + x);
      windows += 1;
    }
  }
  return sum / windows;
}

function windowLikeness(one: Float32Array, other: Float32Array, start: number): number {
  const count = windowSide * windowSide;
  let [sumA, sumB, squareA, squareB, product] = [0, 0, 0, 0, 0];
  for (let row = 0; row < windowSide; row++) {
    for (let column = 0; column < windowSide; column++) {
      const a = one[start + row * joinColumns + column]!;
      const b = other[start + row * joinColumns + column]!;
      sumA += a;
      sumB += b;
      squareA += a * a;
      squareB += b * b;
      product += a * b;
    }
  }
  const [meanA, meanB] = [sumA / count, sumB / count];
  const spread = squareA / count - meanA * meanA + squareB / count - meanB * meanB;
  return (2 * (product / count - meanA * meanB) + steadySpread + steadyMean) / (spread + steadySpread + steadyMean);
}
