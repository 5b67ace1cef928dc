import { layoutBlock } from './set-block.ts';
import type { UnsizedStyle } from './text-style.ts';
import type { Typesetter } from './typesetter.ts';

/** Room for a text, in pixels. */
export interface TextRoom {
  readonly maxWidthPixels: number;
  /** From the highest to the lowest ink; unbounded when left out. */
  readonly maxHeightPixels?: number;
  /** Largest size allowed; unbounded when left out. */
  readonly maxSizePixels?: number;
}

const trialSizePixels = 100;
/** Sizes are whole steps of this, so that equal texts get equal sizes in spite of the last bit of a division. */
const sizeStepPixels = 0.25;
/** A soft edge may spill into the next pixel on either side. */
const edgePixels = 1;

/**
 * The largest size in pixels at which all lines fit the room by their ink, accents included. Leading quotes are
 * counted too, although `setBlock` hangs them outside the margin.
 */
export function fitText(typesetter: Typesetter, lines: readonly string[], style: UnsizedStyle, room: TextRoom): number {
  const trial = layoutBlock(
    typesetter,
    lines,
    { ...style, sizePixels: trialSizePixels },
    { x: 0, y: 0, align: 'center', anchor: 'ink-top' },
  ).ink;
  const byWidth = (room.maxWidthPixels - edgePixels) / Math.max(1, trial.width);
  const byHeight = ((room.maxHeightPixels ?? Infinity) - edgePixels) / Math.max(1, trial.height);
  const size = Math.min(byWidth * trialSizePixels, byHeight * trialSizePixels, room.maxSizePixels ?? Infinity);
  return Math.max(sizeStepPixels, Math.floor(size / sizeStepPixels) * sizeStepPixels);
}
