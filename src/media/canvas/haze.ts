import type { Canvas } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { blurField } from './blur.ts';
import { createCoarseField, readLine, type CoarseField } from './coarse-field.ts';
import { paintAlphaLines } from './dithered-layer.ts';
import { clamp, smoothstep } from './geometry.ts';

/** The look of haze. */
export interface HazeOptions {
  /** Opacity of the thickest part, in 8-bit levels (60 by default). */
  readonly amount?: number;
  readonly colour?: string;
  /** Size of the clouds, 1 by default. */
  readonly scale?: number;
  /** Heights, as fractions, where the haze starts, is full, starts to thin, and ends. The whole frame when absent. */
  readonly band?: readonly [number, number, number, number];
  readonly seed?: number;
}

/** Sizes of the clouds in nodes, and how much each counts. */
const octaves = [
  [26, 1],
  [12, 0.55],
  [5, 0.25],
] as const;

function addOctave(field: CoarseField, random: Random, radius: number, weight: number): void {
  const { values, columns, rows } = field;
  const noise = Float32Array.from({ length: values.length }, () => random() - 0.5);
  const clouds = blurField(noise, columns, rows, radius);
  const peak = clouds.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  for (let node = 0; node < values.length; node++) values[node]! += (clouds[node]! / peak) * weight;
}

/** Clouds of haze as a layer of one colour. Draw it with `screen` for light in air, or plainly for mist. */
export function createHaze(width: number, height: number, options: HazeOptions = {}): Canvas {
  const { amount = 60, colour = '#ffffff', scale = 1, band, seed = 2 } = options;
  const random = createRandom(seed);
  const field = createCoarseField(width, height);
  for (const [radius, weight] of octaves) addOctave(field, random, radius * scale, weight);
  for (let row = 0, node = 0; row < field.rows; row++) {
    const y = row / field.rows;
    const part = band ? smoothstep(band[0], band[1], y) * (1 - smoothstep(band[2], band[3], y)) : 1;
    for (let column = 0; column < field.columns; column++, node++) {
      field.values[node] = clamp(field.values[node]! * 0.5 + 0.5) ** 2 * amount * part;
    }
  }
  return paintAlphaLines(width, height, colour, (y, line) => readLine(field, y, line), { seed, ditherLevels: 1.2 });
}
