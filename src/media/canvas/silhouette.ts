import type { Canvas } from '@napi-rs/canvas';
import { createLayer } from './layer.ts';

/** The shape of a sprite in one colour, its soft edges kept. */
export function createSilhouette(source: Canvas, colour: string): Canvas {
  return createLayer(source.width, source.height, (context) => {
    context.drawImage(source, 0, 0);
    context.globalCompositeOperation = 'source-in';
    context.fillStyle = colour;
    context.fillRect(0, 0, source.width, source.height);
  });
}
