import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom, pick } from '#domain/random.ts';
import { withAlpha } from './colour.ts';
import { createLayer } from './layer.ts';

/** Out-of-focus lights. */
export interface BokehOptions {
  readonly colours: readonly string[];
  readonly count?: number;
  /** Radii in pixels; small discs are commoner. */
  readonly smallest?: number;
  readonly largest?: number;
  /** Where they may lie, as fractions of the layer. */
  readonly area?: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Opacity, .28 by default. */
  readonly alpha?: number;
  /** Softness of their rims in pixels. */
  readonly softness?: number;
  readonly seed?: number;
}

/** A lens disc: even inside, a little brighter at its rim. */
function drawDisc(context: SKRSContext2D, x: number, y: number, radius: number, colour: string, alpha: number): void {
  const disc = context.createRadialGradient(x, y, 0, x, y, radius);
  disc.addColorStop(0, withAlpha(colour, alpha * 0.55));
  disc.addColorStop(0.82, withAlpha(colour, alpha * 0.7));
  disc.addColorStop(0.94, withAlpha(colour, alpha));
  disc.addColorStop(1, withAlpha(colour, 0));
  context.fillStyle = disc;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

/** A layer of out-of-focus lights. Draw it with `screen` or `lighter`. */
export function createBokeh(width: number, height: number, options: BokehOptions): Canvas {
  const { colours, count = 18, smallest = 8, largest = 46, alpha = 0.28, softness = 2, seed = 6 } = options;
  const area = options.area ?? { x: 0, y: 0, width: 1, height: 1 };
  const random = createRandom(seed);
  const sharp = createLayer(width, height, (context) => {
    context.globalCompositeOperation = 'lighter';
    for (let disc = 0; disc < count; disc++) {
      const radius = smallest + random() ** 2 * (largest - smallest);
      const x = (area.x + random() * area.width) * width;
      const y = (area.y + random() * area.height) * height;
      drawDisc(context, x, y, radius, pick(random, colours), alpha * (0.4 + 0.6 * random()));
    }
  });
  return createLayer(width, height, (context) => {
    context.filter = `blur(${softness}px)`;
    context.drawImage(sharp, 0, 0);
  });
}
