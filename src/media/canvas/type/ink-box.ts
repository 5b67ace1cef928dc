import type { Box } from '../geometry.ts';
import { unionOf } from '../geometry.ts';
import type { RelativeInk } from './typesetter.ts';

/** A box without ink. */
export const noInk: Box = { x: 0, y: 0, width: 0, height: 0 };

/** The box of an ink measured from an origin, in the frame. */
export function toBox(ink: RelativeInk, originX: number, baselineY: number): Box {
  return {
    x: originX + ink.left,
    y: baselineY - ink.ascent,
    width: ink.right - ink.left,
    height: ink.ascent + ink.descent,
  };
}

/** The smallest box around all that have ink; `noInk` when none has. */
export function unionOfInk(boxes: readonly Box[]): Box {
  const inked = boxes.filter((box) => box.width > 0 && box.height > 0);
  return inked.length === 0 ? noInk : inked.reduce(unionOf);
}
