import type { Canvas } from '@napi-rs/canvas';
import { createRandom, type Random } from '#domain/random.ts';
import { blurField } from './blur.ts';
import { createCoarseField, readLine, type CoarseField } from './coarse-field.ts';
import { clamp } from './geometry.ts';
import { createFromPixels } from './layer.ts';
import { noiseMask, triangularNoise } from './noise-table.ts';

/** Blurred noise of about unit strength with clouds of `radius` pixels. */
function createClouds(width: number, height: number, step: number, radius: number, random: Random): CoarseField {
  const field = createCoarseField(width, height, step);
  const noise = Float32Array.from({ length: field.values.length }, () => random() - 0.5);
  const clouds = blurField(noise, field.columns, field.rows, Math.max(1, radius / step));
  const power = Math.sqrt(clouds.reduce((sum, value) => sum + value * value, 0) / clouds.length) || 1;
  field.values.set(clouds.map((value) => value / power));
  return field;
}

/** Paper as a faint layer of light and warm dark to lay over any colour: soft fibres and fine tooth. `amount` in 8-bit levels. */
export function createPaper(width: number, height: number, amount = 14, seed = 5): Canvas {
  const random = createRandom(seed);
  const soft = createClouds(width, height, 4, 9, random);
  const tooth = createClouds(width, height, 1, 1, random);
  return createFromPixels(width, height, (data, columns, rows) => {
    const softLine = new Float32Array(columns);
    const toothLine = new Float32Array(columns);
    for (let y = 0, at = 0; y < rows; y++) {
      readLine(soft, y, softLine);
      readLine(tooth, y, toothLine);
      let noise = (random() * noiseMask) | 0;
      for (let x = 0; x < columns; x++, at += 4, noise++) {
        const value = softLine[x]! * 0.3 + toothLine[x]! * 0.22 + triangularNoise[noise & noiseMask]! * 0.3;
        const isLight = value > 0;
        data[at] = isLight ? 255 : 40;
        data[at + 1] = isLight ? 255 : 20;
        data[at + 2] = isLight ? 255 : 10;
        data[at + 3] = clamp(Math.abs(value) * amount, 0, 40);
      }
    }
  });
}
