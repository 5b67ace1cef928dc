import type { Canvas } from '@napi-rs/canvas';
import { createLayer } from './layer.ts';
import { createSilhouette } from './silhouette.ts';

/** A blurred copy, scaled, with a clear margin of three radii on every side: the blur is never cut. Draw it by its centre. */
export function createDefocus(source: Canvas, radius: number, scale = 1): Canvas {
  const margin = Math.ceil(radius * 3);
  const width = source.width * scale;
  const height = source.height * scale;
  return createLayer(width + margin * 2, height + margin * 2, (context) => {
    context.filter = `blur(${radius}px)`;
    context.drawImage(source, margin, margin, width, height);
  });
}

/**
 * The shadow of a floating object: its silhouette, blurred. Draw it by its centre at 40–50 % opacity,
 * moved away from the light, in the dark hue of the ground it falls on.
 */
export function createFloatingShadow(source: Canvas, colour: string, radius: number): Canvas {
  return createDefocus(createSilhouette(source, colour), radius);
}
