import type { Direction } from '#domain/language.ts';
import type { Box } from '../canvas/geometry.ts';

/** Geometry of a frame that every layout shares. Lengths in pixels. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** Short side. */
  readonly side: number;
  /** 1/720 of the short side: the unit all sizes are given in. */
  readonly unit: number;
  readonly shape: 'landscape' | 'portrait' | 'square';
  /** Where text may stand. Landscape and square: 5 % sides, 6.5 % top and bottom. Portrait: 7.5 %, 9 % and 15 %, clear of the apps' own buttons. */
  readonly safe: Box;
  /** `rtl` mirrors sets: layouts place by `start` and `end`, not by left and right. */
  readonly direction: Direction;
}

/** The stage of a frame size. 4:5 counts as portrait in shape, with the margins of a square. */
export function createStage(width: number, height: number, direction: Direction): Stage {
  const side = Math.min(width, height);
  const tall = height > width * 1.5;
  const horizontal = tall ? width * 0.075 : width * 0.05;
  const top = tall ? height * 0.09 : height * 0.065;
  const bottom = tall ? height * 0.15 : height * 0.065;
  return {
    width,
    height,
    side,
    unit: side / 720,
    shape: height > width * 1.2 ? 'portrait' : height > width * 0.9 ? 'square' : 'landscape',
    safe: { x: horizontal, y: top, width: width - 2 * horizontal, height: height - top - bottom },
    direction,
  };
}

/** A horizontal position given from the reading side: 0 is where a line starts, 1 where it ends. */
export function fromStart(stage: Stage, share: number): number {
  return stage.direction === 'rtl' ? stage.width * (1 - share) : stage.width * share;
}

/** A box placed from the reading side, as fractions of the frame, in pixels. */
export function boxFromStart(stage: Stage, x: number, y: number, width: number, height: number): Box {
  const left = stage.direction === 'rtl' ? 1 - x - width : x;
  return { x: left * stage.width, y: y * stage.height, width: width * stage.width, height: height * stage.height };
}
