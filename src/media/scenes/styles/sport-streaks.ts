import type { Canvas } from '@napi-rs/canvas';
import { createRandom, pick } from '#domain/random.ts';
import { withAlpha } from '../../canvas/colour.ts';
import { lerp } from '../../canvas/geometry.ts';
import { createLayer } from '../../canvas/layer.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** Lines of light that fly past. */
export interface FlyingStreaksOptions {
  readonly colours: readonly string[];
  readonly count: number;
  /** Opacity of the strongest. */
  readonly alpha: number;
  /** Part of the frame they fly in, as fractions of its height. */
  readonly top?: number;
  readonly bottom?: number;
  /** Slowest and fastest, in widths of the frame a second. */
  readonly slowest?: number;
  readonly fastest?: number;
  /** Thickest, in units of the stage. */
  readonly thickness?: number;
  readonly seed: number;
}

interface Streak {
  readonly canvas: Canvas;
  readonly x: number;
  readonly y: number;
  readonly speed: number;
}

/** Streaks that pass against the reading direction, each in its own depth: thick ones are near and fast. */
export function createFlyingStreaks(stage: Stage, options: FlyingStreaksOptions): Painted {
  const { count, top = 0, bottom = 1, slowest = 0.35, fastest = 1.5, thickness = 7 } = options;
  const random = createRandom(options.seed);
  const backwards = stage.direction === 'rtl' ? 1 : -1;
  const streaks = Array.from({ length: count }, (): Streak => {
    const near = random() ** 2.4;
    const length = stage.width * lerp(0.16, 0.62, random() * (0.4 + 0.6 * near));
    const thick = Math.max(1, Math.round(lerp(1.2, thickness, near) * stage.unit));
    const colour = pick(random, options.colours);
    return {
      canvas: paintStreak(length, thick, colour, options.alpha * lerp(0.35, 1, random()), backwards),
      x: random(),
      y: Math.round(lerp(top, bottom, random()) * stage.height),
      speed: lerp(slowest, fastest, near) * stage.width,
    };
  });
  return {
    draw(context, seconds) {
      for (const { canvas, x, y, speed } of streaks) {
        const lap = stage.width + canvas.width;
        const travelled = (x * lap + speed * seconds) % lap;
        const left = backwards < 0 ? stage.width - travelled : travelled - canvas.width;
        context.drawImage(canvas, Math.round(left), y);
      }
    },
  };
}

/** A streak with its bright head in the direction it flies. */
function paintStreak(length: number, thickness: number, colour: string, alpha: number, backwards: number): Canvas {
  return createLayer(length, thickness, (context) => {
    const head = backwards < 0 ? 0.12 : 0.88;
    const fade = context.createLinearGradient(0, 0, length, 0);
    fade.addColorStop(0, withAlpha(colour, 0));
    fade.addColorStop(head, withAlpha(colour, alpha));
    fade.addColorStop(1, withAlpha(colour, 0));
    context.fillStyle = fade;
    context.fillRect(0, 0, length, thickness);
  });
}
