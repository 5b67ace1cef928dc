import type { Canvas } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { createLayer } from './layer.ts';

/** Tiny unprinted specks. Draw the layer with `destination-out` on printed shapes: ink wears off. */
export function createSpecks(width: number, height: number, count = 900, seed = 4): Canvas {
  const random = createRandom(seed);
  return createLayer(width, height, (context) => {
    context.fillStyle = '#000';
    for (let speck = 0; speck < count; speck++) {
      const size = random() ** 4 * 2.6 + 0.3;
      context.globalAlpha = 0.3 + random() * 0.6;
      context.beginPath();
      context.ellipse(random() * width, random() * height, size, size * (0.4 + random()), random() * 3, 0, Math.PI * 2);
      context.fill();
    }
  });
}
