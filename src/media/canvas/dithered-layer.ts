import type { Canvas } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { readLine, type CoarseField } from './coarse-field.ts';
import { parseHex } from './colour.ts';
import { createFromPixels } from './layer.ts';
import { noiseMask, triangularNoise } from './noise-table.ts';

/** An opaque canvas from three coarse fields of sRGB values (0–255), with triangular dither of `ditherLevels`: no rings. */
export function paintColourFields(
  width: number,
  height: number,
  fields: readonly [CoarseField, CoarseField, CoarseField],
  ditherLevels: number,
  seed: number,
): Canvas {
  const random = createRandom(seed);
  return createFromPixels(width, height, (data, columns, rows) => {
    const red = new Float32Array(columns);
    const green = new Float32Array(columns);
    const blue = new Float32Array(columns);
    for (let y = 0, at = 0; y < rows; y++) {
      readLine(fields[0], y, red);
      readLine(fields[1], y, green);
      readLine(fields[2], y, blue);
      let noise = (random() * noiseMask) | 0;
      for (let x = 0; x < columns; x++, at += 4, noise += 3) {
        data[at] = red[x]! + triangularNoise[noise & noiseMask]! * ditherLevels;
        data[at + 1] = green[x]! + triangularNoise[(noise + 1) & noiseMask]! * ditherLevels;
        data[at + 2] = blue[x]! + triangularNoise[(noise + 2) & noiseMask]! * ditherLevels;
        data[at + 3] = 255;
      }
    }
  });
}

/** A layer of one colour whose opacity (0–255, with fractions) `readAlphaLine` writes line by line, dithered where it is not 0. */
export function paintAlphaLines(
  width: number,
  height: number,
  colour: string,
  readAlphaLine: (y: number, line: Float32Array) => void,
  options: { readonly ditherLevels?: number; readonly seed?: number } = {},
): Canvas {
  const { ditherLevels = 1, seed = 1 } = options;
  const [red, green, blue] = parseHex(colour);
  const random = createRandom(seed);
  return createFromPixels(width, height, (data, columns, rows) => {
    const line = new Float32Array(columns);
    for (let y = 0, at = 0; y < rows; y++) {
      readAlphaLine(y, line);
      let noise = (random() * noiseMask) | 0;
      for (let x = 0; x < columns; x++, at += 4, noise++) {
        const alpha = line[x]!;
        data[at] = red;
        data[at + 1] = green;
        data[at + 2] = blue;
        // Faint parts are dithered less, so that a layer's empty border stays empty.
        data[at + 3] = alpha + triangularNoise[noise & noiseMask]! * Math.min(alpha, ditherLevels);
      }
    }
  });
}
