import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { createLayer, type Sprite } from './layer.ts';

/** A trail of speed. */
export interface SmearOptions {
  /** Where the trail leads to, from the object, in pixels; one of the two may be 0. */
  readonly moveX?: number;
  readonly moveY?: number;
  /** Number of copies, 60 by default. */
  readonly copies?: number;
  /** Opacity, .9 by default. */
  readonly power?: number;
  /** Gaps that cut the trail into streaks. */
  readonly streaks?: number;
  readonly seed?: number;
}

/** Cuts level gaps into the trail's tail. */
function cutStreaks(context: SKRSContext2D, reach: number, height: number, count: number, seed: number): void {
  const random = createRandom(seed);
  const gap = context.createLinearGradient(0, 0, reach, 0);
  gap.addColorStop(0, 'rgba(0,0,0,.95)');
  gap.addColorStop(1, 'rgba(0,0,0,0)');
  context.globalCompositeOperation = 'destination-out';
  context.globalAlpha = 0.7;
  context.fillStyle = gap;
  for (let streak = 0; streak < count; streak++) {
    context.fillRect(0, random() * height, reach, 1 + random() ** 3 * 9);
  }
}

/** A trail behind a sprite: fading copies along a line. Its `x` and `y` are relative to the sprite's top left corner. */
export function createSmear(source: Canvas, options: SmearOptions = {}): Sprite {
  const { moveX = -420, moveY = 0, copies = 60, power = 0.9, streaks = 0, seed = 5 } = options;
  const startX = Math.ceil(Math.max(0, -moveX));
  const startY = Math.ceil(Math.max(0, -moveY));
  const width = source.width + Math.ceil(Math.abs(moveX));
  const height = source.height + Math.ceil(Math.abs(moveY));
  const canvas = createLayer(width, height, (context) => {
    for (let copy = copies; copy > 0; copy--) {
      const share = copy / copies;
      context.globalAlpha = Math.min(1, power * (1 - share) ** 1.6 * (5 / copies) ** 0.8);
      context.drawImage(source, startX + moveX * share, startY + moveY * share);
    }
    if (streaks === 0) return;
    if (moveX > 0) {
      context.translate(width, 0);
      context.scale(-1, 1);
    }
    cutStreaks(context, Math.abs(moveX) + source.width * 0.4, height, streaks, seed);
  });
  return { canvas, x: -startX, y: -startY };
}
