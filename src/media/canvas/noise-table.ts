import { createRandom } from '#domain/random.ts';

const length = 1 << 16;

/** `index & noiseMask` stays inside the noise table. */
export const noiseMask: number = length - 1;

/**
 * Triangular noise between -1 and 1, 65,536 values: what dithering wants, as it keeps the mean of what it is added to.
 * Walk it from an offset of your own; drawing random numbers pixel by pixel costs more than the picture.
 */
export const triangularNoise: Float32Array = createTable();

function createTable(): Float32Array {
  const random = createRandom(0x5eed);
  return Float32Array.from({ length }, () => random() + random() - 1);
}
