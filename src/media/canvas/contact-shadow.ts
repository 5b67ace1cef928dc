import type { Canvas } from '@napi-rs/canvas';
import { createCoarseField, readLine, type CoarseField } from './coarse-field.ts';
import { paintAlphaLines } from './dithered-layer.ts';
import { smoothstep } from './geometry.ts';
import { createLayer, readPixels } from './layer.ts';

/** The shadow of an object on the floor it stands on. */
export interface ContactShadowOptions {
  /** The dark hue of the floor, black by default. */
  readonly colour?: string;
  /** Opacity, .75 by default. */
  readonly power?: number;
  /** Widths of the darkest and of the softest part, as parts of the object's width. */
  readonly tight?: number;
  readonly wide?: number;
  /** How flat it lies: height to width, .12 to .2. */
  readonly flat?: number;
  /** How far above the floor a part may hang and still darken it, as a part of the object's height. */
  readonly gap?: number;
}

/** A shadow and how far to draw it from the point on the floor under the object's middle. */
export interface FloorShadow {
  readonly canvas: Canvas;
  readonly offsetX: number;
  readonly offsetY: number;
}

const step = 4;

/** For every fourth column, how far its lowest ink hangs above the object's foot, in nodes; -1 where there is none. */
function measureGaps(source: Canvas): { gaps: Float32Array; columns: number; rows: number } {
  const columns = Math.ceil(source.width / step);
  const rows = Math.ceil(source.height / step);
  const data = readPixels(createLayer(columns, rows, (context) => context.drawImage(source, 0, 0, columns, rows)));
  const lowest = new Float32Array(columns).fill(-1);
  let foot = 0;
  for (let x = 0; x < columns; x++) {
    for (let y = rows - 1; y >= 0; y--) {
      if (data[(y * columns + x) * 4 + 3]! <= 100) continue;
      lowest[x] = y;
      foot = Math.max(foot, y);
      break;
    }
  }
  return { gaps: lowest.map((y) => (y < 0 ? -1 : foot - y)), columns, rows };
}

/** A Gaussian along one line; what lies outside it is empty. */
function blurLine(line: Float32Array, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 2.6);
  const kernel = Float32Array.from({ length: reach * 2 + 1 }, (_, tap) =>
    Math.exp(-((tap - reach) ** 2) / (2 * sigma ** 2)),
  );
  const total = kernel.reduce((sum, weight) => sum + weight, 0);
  return line.map((_, x) => {
    let sum = 0;
    const from = Math.max(-reach, -x);
    const to = Math.min(reach, line.length - 1 - x);
    for (let tap = from; tap <= to; tap++) sum += line[x + tap]! * kernel[tap + reach]!;
    return sum / total;
  });
}

/** Adds one scale of softness: a line of darkness along the floor, spread upright by a Gaussian. */
function addScale(field: CoarseField, line: Float32Array, sigma: number, weight: number): void {
  const { values, columns, rows } = field;
  const middle = (rows - 1) / 2;
  for (let row = 0; row < rows; row++) {
    const share = Math.exp(-((row - middle) ** 2) / (2 * sigma ** 2)) * weight;
    for (let column = 0; column < columns; column++) values[row * columns + column]! += line[column]! * share;
  }
}

/** 1 inside, falling to exactly 0 at the field's border, so that a shadow can never be cut square. */
function borderFade(field: CoarseField, row: number, column: number): number {
  const across = Math.min(column, field.columns - 1 - column) / (field.columns * 0.16);
  const upright = Math.min(row, field.rows - 1 - row) / (field.rows * 0.16);
  return smoothstep(0, 1, across) * smoothstep(0, 1, upright);
}

/**
 * A floor shadow that knows where the object touches: the gap between each column and the floor sets its darkness,
 * at three scales of softness. Draw it with its offsets from the point under the object's middle, 3 to 8 units above
 * the foot line, before the object.
 */
export function createContactShadow(source: Canvas, options: ContactShadowOptions = {}): FloorShadow {
  const { colour = '#000000', power = 0.75, tight = 0.02, wide = 0.16, flat = 0.16, gap = 0.12 } = options;
  const { gaps, columns, rows } = measureGaps(source);
  const margin = Math.ceil(columns * 0.6);
  const halfHeight = Math.ceil(columns * wide * flat * 3.4) + 4;
  const width = (columns + margin * 2) * step;
  const height = halfHeight * 2 * step;
  const field = createCoarseField(width, height, step);
  const scales = [
    { size: tight, weight: 1, reach: gap * 0.25 },
    { size: 0.06, weight: 0.6, reach: gap },
    { size: wide, weight: 0.55, reach: gap * 4 },
  ];
  for (const { size, weight, reach } of scales) {
    const line = new Float32Array(field.columns);
    gaps.forEach((hang, x) => (line[margin + x] = hang < 0 ? 0 : Math.exp(-hang / (rows * reach))));
    const soft = blurLine(line, Math.max(1, columns * size));
    addScale(field, soft, Math.max(1.2, columns * size * flat * 1.3), weight);
  }
  field.values.forEach((dark, node) => {
    const fade = borderFade(field, Math.floor(node / field.columns), node % field.columns);
    field.values[node] = (1 - Math.exp(-dark * 1.5)) * power * 255 * fade;
  });
  const canvas = paintAlphaLines(width, height, colour, (y, line) => readLine(field, y, line), { seed: 5 });
  return { canvas, offsetX: -margin * step - source.width / 2, offsetY: -height / 2 };
}
