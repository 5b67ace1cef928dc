import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { withAlpha } from './colour.ts';
import { lerp, toRadians } from './geometry.ts';
import { createLayer } from './layer.ts';

/** A band of light that passes over an object. */
export interface LightSweepOptions {
  /** Lean of the band from upright. */
  readonly angleDegrees?: number;
  /** Half its width, as a part of the object's. */
  readonly width?: number;
  readonly colour?: string;
  /** Opacity in its middle, .5 by default. */
  readonly power?: number;
}

/** Draws the band at `share` (0 before the object, 1 past it), with the object's top left corner at (x, y). */
export type DrawLightSweep = (context: SKRSContext2D, share: number, x: number, y: number) => void;

/** A light sweep that shows on the object only. Once per shot, over 1.6 s; below 1 ms a frame for a 500-pixel object. */
export function createLightSweep(source: Canvas, options: LightSweepOptions = {}): DrawLightSweep {
  const { angleDegrees = 20, width = 0.16, colour = '#ffffff', power = 0.5 } = options;
  const band = createLayer(source.width, source.height);
  const light = band.getContext('2d');
  const half = width * source.width;
  const lean = Math.tan(toRadians(angleDegrees)) * half;

  function paintBand(share: number): void {
    const middle = lerp(-0.3, 1.3, share) * source.width;
    const centreY = source.height / 2;
    light.globalCompositeOperation = 'copy';
    const gradient = light.createLinearGradient(middle - half, centreY - lean, middle + half, centreY + lean);
    gradient.addColorStop(0, withAlpha(colour, 0));
    gradient.addColorStop(0.5, withAlpha(colour, power));
    gradient.addColorStop(1, withAlpha(colour, 0));
    light.fillStyle = gradient;
    light.fillRect(0, 0, source.width, source.height);
    light.globalCompositeOperation = 'destination-in';
    light.drawImage(source, 0, 0);
  }

  return (context, share, x, y) => {
    if (share <= 0 || share >= 1) return;
    paintBand(share);
    context.save();
    context.globalCompositeOperation = 'screen';
    context.drawImage(band, x, y);
    context.restore();
  };
}
