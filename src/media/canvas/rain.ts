import type { SKRSContext2D } from '@napi-rs/canvas';
import { createRandom } from '#domain/random.ts';
import { withAlpha } from './colour.ts';

/** Drops of one depth: length, thickness and speed in units of 1/720 of the short side, opacity 0–1. */
interface Depth {
  readonly count: number;
  readonly length: number;
  readonly thickness: number;
  readonly alpha: number;
  readonly speed: number;
}

interface Drop {
  readonly x: number;
  readonly phase: number;
  readonly pace: number;
}

/** How a rain looks. */
export interface RainOptions {
  readonly colour?: string;
  /** Number of drops, 1 by default. */
  readonly density?: number;
  /** Sideways run for each pixel down; negative drives the rain to the left. */
  readonly slant?: number;
  readonly seed?: number;
}

/**
 * Tells how far down rain may fall at a place: null where it falls freely, else the height (in pixels) it ends at.
 * A shelter returns the height of its roof for what lies above it and -1 for what lies below.
 */
export type DryAbove = (x: number, y: number) => number | null;

/** Draws the rain at a time; `dryAbove` keeps drops out of a shelter, `strength` scales the opacity. */
export type DrawRain = (
  context: SKRSContext2D,
  seconds: number,
  options?: { readonly dryAbove?: DryAbove; readonly strength?: number },
) => void;

/** Far drops are thin, short and slow; near ones pass at 1,900 units a second. */
const depths: readonly Depth[] = [
  { count: 170, length: 26, thickness: 1.1, alpha: 0.22, speed: 900 },
  { count: 90, length: 46, thickness: 1.8, alpha: 0.36, speed: 1300 },
  { count: 34, length: 92, thickness: 3.2, alpha: 0.42, speed: 1900 },
];
const above = 120;
const reach = 200;

/** Rain in three depths for a frame of `width` x `height`: one path a depth, about 2 ms a frame at 1280x720. */
export function createRain(width: number, height: number, options: RainOptions = {}): DrawRain {
  const { colour = '#cee0ec', density = 1, slant = -0.19, seed = 2 } = options;
  const random = createRandom(seed);
  const unit = Math.min(width, height) / 720;
  const drift = Math.abs(slant) * (height + reach);
  const sets = depths.map((depth) => ({
    depth,
    drops: Array.from({ length: Math.round(depth.count * density) }, (): Drop => ({
      x: random() * (width + drift),
      phase: random(),
      pace: 0.7 + random() * 0.6,
    })),
  }));

  function addDrop(context: SKRSContext2D, drop: Drop, depth: Depth, seconds: number, dryAbove?: DryAbove): void {
    const fall = height + reach * unit;
    const y = ((drop.phase * fall + seconds * depth.speed * drop.pace * unit) % fall) - above * unit;
    const x = drop.x - (slant > 0 ? drift : 0) + slant * y;
    let length = depth.length * drop.pace * unit;
    const end = dryAbove?.(x + slant * length, y + length) ?? null;
    if (end !== null) length = Math.min(length, end - y);
    if (length < 3 * unit) return;
    context.moveTo(x, y);
    context.lineTo(x + slant * length, y + length);
  }

  return (context, seconds, { dryAbove, strength = 1 } = {}) => {
    context.save();
    context.lineCap = 'round';
    for (const { depth, drops } of sets) {
      context.strokeStyle = withAlpha(colour, depth.alpha * strength);
      context.lineWidth = depth.thickness * unit;
      context.beginPath();
      for (const drop of drops) addDrop(context, drop, depth, seconds, dryAbove);
      context.stroke();
    }
    context.restore();
  };
}
