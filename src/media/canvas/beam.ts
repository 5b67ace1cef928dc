import type { Canvas } from '@napi-rs/canvas';
import { paintAlphaLines } from './dithered-layer.ts';
import { smoothstep } from './geometry.ts';

/** The look of a stage beam. */
export interface BeamOptions {
  /** Opacity, .8 by default. */
  readonly power?: number;
  /** Width of the bright core, as a part of the beam. */
  readonly core?: number;
  readonly seed?: number;
}

/** Opacity along a beam: bright at the lamp, gone at its end. */
function fadeAlong(share: number, power: number): number {
  const spread = (0.15 / (0.12 + share) + 0.4) * power * 160;
  return (1 - share) ** 1.3 * smoothstep(0, 0.02, share) * spread;
}

/** A stage beam with its lamp at (0, height / 2), opening to the right. Draw it turned, with `screen` or `lighter`. */
export function createBeam(length: number, width: number, colour: string, options: BeamOptions = {}): Canvas {
  const { power = 0.8, core = 0.35, seed = 4 } = options;
  const columns = Math.max(1, Math.ceil(length));
  const rows = Math.max(1, Math.ceil(width));
  const fade = Float32Array.from({ length: columns }, (_, x) => fadeAlong(x / columns, power));
  const half = Float32Array.from({ length: columns }, (_, x) => ((0.03 + (0.97 * x) / columns) * rows) / 2);
  return paintAlphaLines(
    columns,
    rows,
    colour,
    (y, line) => {
      const away = Math.abs(y + 0.5 - rows / 2);
      for (let x = 0; x < columns; x++) {
        const across = away / half[x]!;
        if (across >= 1) {
          line[x] = 0;
          continue;
        }
        const soft = 1 - across * across;
        const heart = Math.exp((-4 * across * across) / (core * core));
        line[x] = (soft ** 1.6 * 0.7 + heart * 0.5 * soft) * fade[x]!;
      }
    },
    { seed, ditherLevels: 1.5 },
  );
}
