import type { Canvas } from '@napi-rs/canvas';
import { paintAlphaLines } from './dithered-layer.ts';

/** The look of a glow. */
export interface GlowOptions {
  /** Opacity of its heart, 1 by default; above 1 the heart grows solid. */
  readonly power?: number;
  /** 1 by default; larger gathers the light in the heart. */
  readonly falloff?: number;
  readonly seed?: number;
}

const profileSteps = 1024;

/** Opacity (0–255) by squared distance from the centre, 0 at the rim. */
function createProfile(power: number, falloff: number): Float32Array {
  const steepness = 4.5 * falloff;
  const rim = Math.exp(-steepness);
  return Float32Array.from(
    { length: profileSteps + 1 },
    (_, step) => Math.max(0, Math.exp((-step / profileSteps) * steepness) - rim) * power * 255,
  );
}

/** A round glow, `size` pixels across, fading to nothing at its rim. Draw it with `screen` or `lighter`. */
export function createGlow(size: number, colour: string, options: GlowOptions = {}): Canvas {
  const { power = 1, falloff = 1, seed = 2 } = options;
  const profile = createProfile(power, falloff);
  const side = Math.max(1, Math.ceil(size));
  const centre = (side - 1) / 2;
  const scale = profileSteps / (side / 2) ** 2;
  return paintAlphaLines(
    side,
    side,
    colour,
    (y, line) => {
      const upright = (y - centre) ** 2;
      for (let x = 0; x < side; x++) {
        const step = ((x - centre) ** 2 + upright) * scale;
        line[x] = step >= profileSteps ? 0 : profile[step | 0]!;
      }
    },
    { seed },
  );
}
