import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { clamp } from './geometry.ts';
import { createFromPixels } from './layer.ts';

const tileSide = 320;
const tileCount = 4;
/** Grain that changes at every frame shimmers; 12 times a second reads as film. */
const changesPerSecond = 12;

/** Film grain: tiles of dark and light specks, drawn over a finished frame. */
export interface Grain {
  readonly tiles: readonly Canvas[];
}

/** One tile: near-normal noise of mean 0, as black or white of small opacity. */
function createTile(levels: number, seed: number): Canvas {
  const random = createRandom(seed);
  return createFromPixels(tileSide, tileSide, (data) => {
    for (let at = 0; at < data.length; at += 4) {
      const noise = random() + random() + random() - 1.5;
      const tone = noise > 0 ? 255 : 0;
      data[at] = tone;
      data[at + 1] = tone;
      data[at + 2] = tone;
      // A fixed rounding would drop the faint half of the grain: round up or down by chance.
      data[at + 3] = Math.floor(clamp(Math.abs(noise) * levels * 1.5, 0, 60) + random());
    }
  });
}

/** Grain of `levels` 8-bit levels: 6 for technology, 7 to 9 for most, 13 for a dark room. */
export function createGrain(levels: number, seed = 3): Grain {
  return { tiles: Array.from({ length: tileCount }, (_, index) => createTile(levels, seed + index * 101)) };
}

/** Covers a frame with the grain of a time. Costs as much as one full-frame draw, about 1 ms at 1280x720. */
export function drawGrain(context: SKRSContext2D, grain: Grain, width: number, height: number, seconds: number): void {
  const change = Math.floor(seconds * changesPerSecond + 1e-6);
  const tile = grain.tiles[change % grain.tiles.length];
  if (!tile) return;
  const left = -((change * 137) % tileSide);
  const top = -((change * 89) % tileSide);
  for (let y = top; y < height; y += tileSide) {
    for (let x = left; x < width; x += tileSide) context.drawImage(tile, x, y);
  }
}
