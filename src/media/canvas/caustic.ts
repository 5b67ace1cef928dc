import type { Canvas } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { createCoarseField, readLine, type CoarseField } from './coarse-field.ts';
import { paintAlphaLines } from './dithered-layer.ts';

interface Wave {
  readonly x: number;
  readonly y: number;
  readonly frequency: number;
  readonly phase: number;
}

function createWaves(seed: number): Wave[] {
  const random = createRandom(seed);
  return Array.from({ length: 7 }, () => {
    const angle = random() * Math.PI * 2;
    return { x: Math.cos(angle), y: Math.sin(angle), frequency: 7 + random() * 13, phase: random() * Math.PI * 2 };
  });
}

/** Bright ridges where waves, bent by one another, cancel out: 0 to 1. `u` and `v` run from -.5 to .5. */
function ridgeAt(waves: readonly Wave[], u: number, v: number): number {
  let bendX = 0;
  let bendY = 0;
  for (const wave of waves) {
    const swing = Math.sin((u * wave.x + v * wave.y) * wave.frequency + wave.phase);
    bendX += swing * wave.x;
    bendY += swing * wave.y;
  }
  let sum = 0;
  for (const wave of waves) {
    const along = (u + bendX * 0.05) * wave.x + (v + bendY * 0.05) * wave.y;
    sum += Math.sin(along * wave.frequency * 1.4 + wave.phase * 2);
  }
  return (1 - Math.min(1, Math.abs(sum) * 0.42)) ** 3;
}

/** 1 in the middle, exactly 0 at the border of the box. */
function windowAt(u: number, v: number): number {
  const border = (1 - 4 * u * u) * (1 - 4 * v * v);
  return Math.exp(-(u * u * 9 + v * v * 11)) * Math.min(1, border * 2.5);
}

function evaluate(width: number, height: number, waves: readonly Wave[], power: number): CoarseField {
  const field = createCoarseField(width, height, 2);
  const { columns, rows, step } = field;
  for (let row = 0, node = 0; row < rows; row++) {
    const v = Math.min(0.5, (row * step) / height - 0.5);
    for (let column = 0; column < columns; column++, node++) {
      const u = Math.min(0.5, (column * step) / width - 0.5);
      field.values[node] = (ridgeAt(waves, u, v) * 0.8 + 0.22) * windowAt(u, v) * 255 * power;
    }
  }
  return field;
}

/** Light thrown through glass or water, as a layer that fades out well inside its box. Draw it with `screen`. */
export function createCaustic(
  width: number,
  height: number,
  colour: string,
  options: { readonly power?: number; readonly seed?: number } = {},
): Canvas {
  const { power = 1, seed = 8 } = options;
  const field = evaluate(width, height, createWaves(seed), power);
  return paintAlphaLines(width, height, colour, (y, line) => readLine(field, y, line), { seed });
}
