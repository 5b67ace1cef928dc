import { createRandom, deriveSeed } from '#domain/random.ts';
import { inOutCubic, progress } from '../../canvas/easing.ts';
import { clamp, lerp, smoothstep } from '../../canvas/geometry.ts';
import type { Stage } from '../stage.ts';

/** Where the line of the signal runs, and on which side of it the words stand. */
export interface SignalPlan {
  /** Height of the line, as a fraction of the frame. */
  readonly lineY: number;
  /** Words stand on the line, or hang from it. */
  readonly hangs: boolean;
}

export function signalPlanOf(seed: number, stage: Stage): SignalPlan {
  const random = createRandom(deriveSeed(seed, 'signal'));
  const hangs = random() < 0.36;
  const upright = stage.shape === 'portrait';
  const standing = upright ? 0.56 : 0.66;
  return { hangs, lineY: (hangs ? (upright ? 0.4 : 0.32) : standing) + (random() - 0.5) * 0.05 };
}

/** Softness of the front, as a share of the frame's width, and how far beyond the frame it starts and ends. */
const softness = 0.2;

/** Seconds at which the front has left the frame: everything is calm. */
export function calmSeconds(durationSeconds: number): number {
  return Math.min(1.5, durationSeconds * 0.42);
}

/**
 * How calm a place is, 0 to 1. `share` is its way along the line from where reading starts; the front travels that way,
 * so that words become clear in the order they are read.
 */
export function calmAt(share: number, seconds: number, durationSeconds: number): number {
  const end = calmSeconds(durationSeconds);
  const front = lerp(-softness * 0.4, 1 + softness, progress(seconds, end * 0.12, end * 0.88, inOutCubic));
  return clamp(smoothstep(front, front - softness, share));
}
