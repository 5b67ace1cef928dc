import type { Canvas } from '@napi-rs/canvas';

/**
 * Lends a canvas' RGBA bytes to `use`, which must be done with them when it returns. They are given back at once: a frame
 * left to the garbage collector makes it run every few frames, which took a tenth of a film's time.
 */
export function lendPixels<Result>(canvas: Canvas, use: (rgba: Uint8Array) => Result): Result {
  const pixels = canvas.data();
  try {
    return use(pixels);
  } finally {
    (pixels.buffer as ArrayBuffer).transfer(0);
  }
}
