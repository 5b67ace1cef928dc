import type { Canvas } from '@napi-rs/canvas';
import { paintAlphaLines } from '../../canvas/dithered-layer.ts';
import { smoothstep, toRadians } from '../../canvas/geometry.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** A slit of light that falls through a door left ajar. */
export interface SlitOptions {
  readonly colour: string;
  /** Opacity of its heart, 0 to 1. */
  readonly power: number;
  /** Width of its heart and of the soft light round it, in units of the stage. */
  readonly width: number;
  readonly halo: number;
  /** Lean from upright. */
  readonly angleDegrees: number;
  /** Where its middle begins, as a fraction of the width, and how fast it goes, in units a second. */
  readonly x: number;
  readonly speed: number;
  readonly operation: 'screen' | 'source-over';
  readonly seed: number;
}

/** A slit of light over the whole height of a frame, as one dithered layer. */
export function createSlit(
  height: number,
  width: number,
  halo: number,
  angleDegrees: number,
  colour: string,
  power: number,
  seed = 1,
): Canvas {
  const lean = Math.tan(toRadians(angleDegrees)) * height;
  const reach = halo * 2.4;
  const span = Math.abs(lean) + reach * 2;
  return paintAlphaLines(
    span,
    height,
    colour,
    (y, line) => {
      const share = y / height;
      const centre = span / 2 + (0.5 - share) * lean;
      const along = smoothstep(-0.1, 0.25, share) * (1 - 0.55 * smoothstep(0.55, 1.1, share));
      for (let x = 0; x < line.length; x++) {
        const away = Math.abs(x - centre);
        const heart = 1 - smoothstep(width * 0.34, width * 0.66, away);
        const soft = Math.exp(-((away / halo) ** 2)) * smoothstep(reach, reach * 0.7, away);
        line[x] = (heart * 0.42 + soft * 0.58) * along * power * 255;
      }
    },
    { seed, ditherLevels: 1.6 },
  );
}

/** The slit gliding slowly over the wall. */
export function createGlidingSlit(stage: Stage, options: SlitOptions): Painted {
  const { unit } = stage;
  const slit = createSlit(
    stage.height,
    options.width * unit,
    options.halo * unit,
    options.angleDegrees,
    options.colour,
    options.power,
    options.seed,
  );
  return {
    draw(context, seconds) {
      context.save();
      context.globalCompositeOperation = options.operation;
      // Whole pixels: its edges are soft, and a copy between pixels costs four times as much.
      context.drawImage(slit, Math.round(options.x * stage.width - slit.width / 2 + seconds * options.speed * unit), 0);
      context.restore();
    },
  };
}
