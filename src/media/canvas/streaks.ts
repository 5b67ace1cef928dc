import type { Canvas } from '@napi-rs/canvas';
import { createRandom, pick } from '#domain/random.ts';
import { withAlpha } from './colour.ts';
import { createLayer } from './layer.ts';

/** Lines of light that pass. */
export interface StreakOptions {
  readonly colours: readonly string[];
  readonly count?: number;
  /** Opacity of the strongest, .5 by default. */
  readonly alpha?: number;
  /** Longest streak, as a part of the width. */
  readonly length?: number;
  /** Thickest streak in pixels. */
  readonly thickness?: number;
  readonly seed?: number;
}

/**
 * Level streaks that fade at both ends, as a layer that repeats sideways: draw it twice, `width` apart, and slide it.
 * Thin ones are commoner.
 */
export function createStreaks(width: number, height: number, options: StreakOptions): Canvas {
  const { colours, count = 70, alpha = 0.5, length = 0.6, thickness = 6, seed = 11 } = options;
  const random = createRandom(seed);
  const across = Math.ceil(width);
  return createLayer(across, height, (context) => {
    for (let streak = 0; streak < count; streak++) {
      const long = across * length * (0.25 + 0.75 * random());
      const left = random() * across;
      const y = Math.round(random() * height);
      const thick = 1 + random() ** 3 * (thickness - 1);
      const colour = pick(random, colours);
      const strength = alpha * (0.25 + 0.75 * random());
      for (const start of [left, left - across]) {
        const fade = context.createLinearGradient(start, 0, start + long, 0);
        fade.addColorStop(0, withAlpha(colour, 0));
        fade.addColorStop(0.75, withAlpha(colour, strength));
        fade.addColorStop(1, withAlpha(colour, 0));
        context.fillStyle = fade;
        context.fillRect(start, y, long, thick);
      }
    }
  });
}
