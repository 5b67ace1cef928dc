import { blurField } from './blur.ts';
import type { CoarseField } from './coarse-field.ts';
import { linearOfByte } from './colour.ts';

/** How flat art is given a body. */
export interface HeightOptions {
  /** Roundness of the whole, 1 by default. */
  readonly bulge: number;
  /** Relief of what is painted, 1 makes light areas stand out clearly. */
  readonly detail: number;
  /** A node for every so many pixels. */
  readonly step: number;
}

/** Rise of a surface to the right and downwards, in pixels of height for each pixel. */
export interface SlopeFields {
  readonly right: CoarseField;
  readonly down: CoarseField;
}

/** Inflation: blur radius of the outline as a part of the longest side, and weight. Small radii make edges crisp, large ones round the body. */
const inflations = [
  [0.012, 0.25],
  [0.035, 0.4],
  [0.1, 0.8],
] as const;

/** Mean opacity and perceived tone (0–1) of every `step` x `step` pixels. */
function shrink(data: Uint8ClampedArray, width: number, height: number, step: number) {
  const columns = Math.ceil(width / step) + 1;
  const rows = Math.ceil(height / step) + 1;
  const cover = new Float32Array(columns * rows);
  const tone = new Float32Array(columns * rows);
  const part = 1 / (step * step);
  for (let y = 0, at = 0; y < height; y++) {
    const row = ((y / step) | 0) * columns;
    for (let x = 0; x < width; x++, at += 4) {
      const alpha = data[at + 3]!;
      if (alpha === 0) continue;
      const node = row + ((x / step) | 0);
      const share = (alpha / 255) * part;
      cover[node]! += share;
      const light =
        0.2126 * linearOfByte[data[at]!]! +
        0.7152 * linearOfByte[data[at + 1]!]! +
        0.0722 * linearOfByte[data[at + 2]!]!;
      tone[node]! += Math.sqrt(light) * share;
    }
  }
  return { cover, tone, columns, rows };
}

/** The body: inflated outline and painted relief, in pixels of the full-size picture. */
function computeHeights(
  grid: { cover: Float32Array; tone: Float32Array; columns: number; rows: number },
  side: number,
  options: HeightOptions,
): Float32Array {
  const { cover, tone, columns, rows } = grid;
  const heights = new Float32Array(cover.length);
  for (const [radius, weight] of inflations) {
    const soft = blurField(cover, columns, rows, (side * radius) / options.step);
    const tall = weight * side * 0.1 * options.bulge;
    for (let node = 0; node < heights.length; node++) {
      const inside = soft[node]! * 2 - 1;
      if (inside > 0) heights[node]! += Math.sqrt(inside) * tall;
    }
  }
  const relief = blurField(tone, columns, rows, (side * 0.006) / options.step);
  const raised = side * 0.05 * options.detail;
  for (let node = 0; node < heights.length; node++) heights[node]! += relief[node]! * raised;
  return blurField(heights, columns, rows, 2 / options.step);
}

/** The slopes of a sprite's imagined body, from its outline and its painted tones. */
export function computeSlopes(
  data: Uint8ClampedArray,
  width: number,
  height: number,
  options: HeightOptions,
): SlopeFields {
  const { step } = options;
  const grid = shrink(data, width, height, step);
  const { columns, rows } = grid;
  const heights = computeHeights(grid, Math.max(width, height), options);
  const right = new Float32Array(heights.length);
  const down = new Float32Array(heights.length);
  const scale = 0.5 / step;
  for (let row = 0, node = 0; row < rows; row++) {
    const above = row > 0 ? columns : 0;
    const below = row < rows - 1 ? columns : 0;
    for (let column = 0; column < columns; column++, node++) {
      const before = column > 0 ? 1 : 0;
      const after = column < columns - 1 ? 1 : 0;
      right[node] = (heights[node + after]! - heights[node - before]!) * scale;
      down[node] = (heights[node + below]! - heights[node - above]!) * scale;
    }
  }
  return { right: { values: right, columns, rows, step }, down: { values: down, columns, rows, step } };
}
