import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Palette } from '#domain/spec.ts';
import { mix } from '../../canvas/colour.ts';
import { contrastRatio } from '../../canvas/contrast.ts';
import { clamp, toRadians } from '../../canvas/geometry.ts';

/** A corner of printed dots that grow towards it. */
export interface HalftoneCornerOptions {
  /** The corner, as fractions of the canvas. */
  readonly x: number;
  readonly y: number;
  /** How far the dots reach, as a fraction of the short side. */
  readonly reach: number;
  readonly ink: string;
  /** Distance of the dots in pixels. */
  readonly cell: number;
  readonly alpha: number;
}

/** Distance of the dots from one another is turned by this, so that rows never run along the frame's edges. */
const screenDegrees = 35;

/** Paints a screen of dots that grows towards a corner: the surface of a printed poster. */
export function paintHalftoneCorner(context: SKRSContext2D, options: HalftoneCornerOptions): void {
  const { width, height } = context.canvas;
  const { cell, reach } = options;
  const cosine = Math.cos(toRadians(screenDegrees));
  const sine = Math.sin(toRadians(screenDegrees));
  const centreX = options.x * width;
  const centreY = options.y * height;
  const radius = reach * Math.min(width, height);
  const steps = Math.ceil(radius / cell);
  context.save();
  context.globalAlpha *= options.alpha;
  context.fillStyle = options.ink;
  for (let row = -steps; row <= steps; row++) {
    // A path for every row: one path of all dots takes 20 times as long to fill.
    context.beginPath();
    for (let column = -steps; column <= steps; column++) {
      const x = centreX + (column * cosine - row * sine) * cell;
      const y = centreY + (column * sine + row * cosine) * cell;
      if (x < -cell || y < -cell || x > width + cell || y > height + cell) continue;
      const tone = clamp(1 - Math.hypot(x - centreX, y - centreY) / radius);
      const dot = cell * 0.56 * Math.sqrt(tone) * clamp(tone * 6);
      if (dot < 0.4) continue;
      context.moveTo(x + dot, y);
      context.arc(x, y, dot, 0, Math.PI * 2);
    }
    context.fill();
  }
  context.restore();
}

/**
 * The dots' colour on a ground: away from the ink that will be read on it, so that words over the dots keep their
 * contrast.
 */
export function dotColour(ground: string, palette: Palette, share: number): string {
  const darkInk = contrastRatio(palette.ink, ground) > contrastRatio(palette.paper, ground);
  return mix(ground, darkInk ? palette.paper : palette.night, share);
}
