import type { Canvas } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { createGlow } from '../../canvas/glow.ts';
import { lerp } from '../../canvas/geometry.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** Dust that hangs in a ray of light. */
export interface FloatingMotesOptions {
  readonly colour: string;
  readonly count: number;
  /** Opacity of the brightest. */
  readonly alpha: number;
  /** Smallest and largest, in units of the stage. */
  readonly smallest?: number;
  readonly largest?: number;
  /** How fast the nearest ones rise, in units a second. */
  readonly rise?: number;
  readonly seed: number;
}

interface Mote {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
  readonly near: number;
  readonly phase: number;
}

/** Motes that rise slowly, sway and glimmer as they turn in the light; large ones are near and quick. */
export function createFloatingMotes(stage: Stage, options: FloatingMotesOptions): Painted {
  const { colour, count, alpha, smallest = 4, largest = 15, rise = 26 } = options;
  const random = createRandom(options.seed);
  const sizes = [smallest, lerp(smallest, largest, 0.4), largest].map((size) =>
    createGlow(size * stage.unit * 2, colour, { power: 1.4 }),
  );
  const motes = Array.from({ length: count }, (): Mote => {
    const near = random() ** 2;
    return {
      canvas: sizes[Math.min(2, Math.floor(near * 3))]!,
      x: random(),
      y: random(),
      near,
      phase: random() * Math.PI * 2,
    };
  });
  return {
    draw(context, seconds) {
      context.save();
      context.globalCompositeOperation = 'screen';
      const opacity = context.globalAlpha;
      for (const { canvas, x, y, near, phase } of motes) {
        const lap = stage.height + canvas.height * 2;
        const climbed = (y * lap + seconds * lerp(0.3, 1, near) * rise * stage.unit) % lap;
        const sway = Math.sin(seconds * 0.7 + phase) * lerp(6, 20, near) * stage.unit;
        context.globalAlpha = opacity * alpha * (0.45 + 0.55 * Math.sin(seconds * 1.9 + phase * 3) ** 2);
        context.drawImage(
          canvas,
          x * stage.width + sway - canvas.width / 2,
          stage.height + canvas.height / 2 - climbed,
        );
      }
      context.restore();
    },
  };
}
