import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { withAlpha } from './colour.ts';
import { clamp, lerp, toRadians } from './geometry.ts';
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

/** A light sweep that shows on the object only. Once per shot, over 1.6 s; works on the band's own columns alone. */
export function createLightSweep(source: Canvas, options: LightSweepOptions = {}): DrawLightSweep {
  const { angleDegrees = 20, width = 0.16, colour = '#ffffff', power = 0.5 } = options;
  const half = width * source.width;
  const slope = Math.tan(toRadians(angleDegrees));
  const reach = Math.ceil(half * (1 + slope * slope) + (Math.abs(slope) * source.height) / 2);
  const columns = Math.min(source.width, reach * 2);
  const band = createLayer(columns, source.height);
  const light = band.getContext('2d');

  /** Paints the band around `middle` with the layer's left edge at `left` of the object. */
  function paintBand(middle: number, left: number): void {
    const centreX = middle - left;
    const centreY = source.height / 2;
    const lean = slope * half;
    const gradient = light.createLinearGradient(centreX - half, centreY - lean, centreX + half, centreY + lean);
    gradient.addColorStop(0, withAlpha(colour, 0));
    gradient.addColorStop(0.5, withAlpha(colour, power));
    gradient.addColorStop(1, withAlpha(colour, 0));
    light.globalCompositeOperation = 'copy';
    light.fillStyle = gradient;
    light.fillRect(0, 0, columns, source.height);
    light.globalCompositeOperation = 'destination-in';
    light.drawImage(source, -left, 0);
  }

  return (context, share, x, y) => {
    const middle = lerp(-0.3, 1.3, share) * source.width;
    if (share <= 0 || share >= 1 || middle + reach <= 0 || middle - reach >= source.width) return;
    const left = Math.round(clamp(middle - reach, 0, source.width - columns));
    paintBand(middle, left);
    context.save();
    context.globalCompositeOperation = 'screen';
    context.drawImage(band, x + left, y);
    context.restore();
  };
}
