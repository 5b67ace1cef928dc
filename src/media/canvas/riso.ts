import type { Canvas } from '@napi-rs/canvas';
import { createHalftone, type HalftoneOptions } from './halftone.ts';
import { createLayer } from './layer.ts';
import { createSilhouette } from './silhouette.ts';

/** A print in two inks. */
export interface RisoOptions {
  /** Flat ink of the whole shape. */
  readonly tint: string;
  /** Ink of the dots in its shadows. */
  readonly ink: string;
  /** How far the flat ink lies from the dots, in pixels. */
  readonly shiftX?: number;
  readonly shiftY?: number;
  readonly screen?: HalftoneOptions;
}

/** Clear margin on every side, so that a shifted ink is never cut. */
const margin = 8;

/** A sprite as a two-ink print: flat shape and halftone, a little out of register. 8 pixels larger on every side. */
export function createRiso(source: Canvas, options: RisoOptions): Canvas {
  const { tint, ink, shiftX = 3, shiftY = -2 } = options;
  const dots = createHalftone(source, ink, {
    cell: 6,
    angleDegrees: 18,
    gamma: 1.3,
    autoLevels: true,
    ...options.screen,
  });
  return createLayer(source.width + margin * 2, source.height + margin * 2, (context) => {
    context.drawImage(createSilhouette(source, tint), margin + shiftX, margin + shiftY);
    context.globalCompositeOperation = 'multiply';
    context.drawImage(dots, margin, margin);
  });
}
