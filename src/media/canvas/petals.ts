import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { withAlpha } from './colour.ts';
import { createDefocus } from './defocus.ts';
import { createLayer } from './layer.ts';
import { relight } from './relight.ts';

/** Petals for three distances: near ones swim out of focus, sharp ones lie by the object. */
export interface PetalSet {
  readonly near: Canvas;
  readonly middle: Canvas;
  readonly sharp: Canvas;
}

/** Colours of a petal, from its root to its rim. */
export interface PetalColours {
  readonly root: string;
  readonly body: string;
  readonly rim: string;
  /** Light that falls on it, white by default. */
  readonly light?: string;
}

/** The outline of a petal in a box of `size`, root at the foot. `lean` bends its tip to one side. */
function tracePetal(context: SKRSContext2D, size: number, lean: number): void {
  context.beginPath();
  context.moveTo(size * 0.5, size * 0.98);
  context.bezierCurveTo(size * 0.3, size * 0.9, size * 0.06, size * 0.62, size * 0.14, size * 0.34);
  context.bezierCurveTo(size * 0.2, size * 0.12, size * (0.4 + lean), size * 0.03, size * (0.55 + lean), size * 0.03);
  context.bezierCurveTo(size * (0.74 + lean), size * 0.04, size * 0.9, size * 0.22, size * 0.88, size * 0.46);
  context.bezierCurveTo(size * 0.86, size * 0.72, size * 0.66, size * 0.92, size * 0.5, size * 0.98);
  context.closePath();
}

/** One petal: deep at its root, pale at its rim, with one edge curled over and veins that only show close by. */
function drawPetal(context: SKRSContext2D, size: number, colours: PetalColours, seed: number): void {
  const lean = (createRandom(seed)() - 0.5) * 0.16;
  tracePetal(context, size, lean);
  const fill = context.createRadialGradient(size * 0.5, size, size * 0.04, size * 0.5, size * 0.7, size * 0.78);
  fill.addColorStop(0, colours.root);
  fill.addColorStop(0.5, colours.body);
  fill.addColorStop(1, colours.rim);
  context.fillStyle = fill;
  context.fill();
  context.clip();
  context.strokeStyle = withAlpha(colours.root, 0.14);
  context.lineWidth = size * 0.012;
  for (let vein = -2; vein <= 2; vein++) {
    context.beginPath();
    context.moveTo(size * 0.5, size * 0.95);
    context.quadraticCurveTo(size * (0.5 + vein * 0.1), size * 0.6, size * (0.52 + vein * 0.14 + lean), size * 0.2);
    context.stroke();
  }
  context.beginPath();
  context.moveTo(size * (0.5 + lean), 0);
  context.quadraticCurveTo(size * 0.72, size * 0.3, size * 0.62, size * 0.9);
  context.lineTo(size, size);
  context.lineTo(size, 0);
  context.closePath();
  const curl = context.createLinearGradient(size * 0.6, 0, size * 0.9, 0);
  curl.addColorStop(0, withAlpha(colours.root, 0.3));
  curl.addColorStop(0.22, withAlpha(colours.rim, 0.75));
  curl.addColorStop(1, withAlpha(colours.rim, 0.2));
  context.fillStyle = curl;
  context.fill();
}

/** Petals relit from flat drawings; `size` is the sharp petal's height in pixels, the near one is about twice that. */
export function createPetals(size: number, colours: PetalColours, seed = 1): PetalSet {
  const unit = size / 120;
  const paint = (height: number, own: number): Canvas => {
    const flat = createLayer(height, height, (context) => drawPetal(context, height, colours, own));
    return relight(flat, {
      key: { angleDegrees: 130, elevationDegrees: 42, colour: colours.light ?? '#ffffff', power: 1.15 },
      fill: { colour: colours.body, power: 0.5 },
      specular: 0.15,
      occlusion: 0.15,
      bulge: 0.55,
      detail: 0.15,
    });
  };
  const sharp = paint(size, seed);
  return {
    near: createDefocus(paint(size * 1.4, seed + 1), 14 * unit, 1.5),
    middle: createDefocus(sharp, 4 * unit),
    sharp,
  };
}
