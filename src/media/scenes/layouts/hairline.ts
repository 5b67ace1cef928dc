import { inOutCubic, progress } from '../../canvas/easing.ts';
import type { Stage } from '../stage.ts';
import type { TypeMark } from '../type-layers.ts';

/** A thin rule that grows from one of its ends. Lengths in pixels. */
export interface HairlineOptions {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly colour: string;
  readonly upright?: boolean;
  /** Grows from its right (or lower) end. */
  readonly fromRight?: boolean;
  readonly startSeconds?: number;
  readonly growSeconds?: number;
}

/** Weight of a hairline in units. */
const weight = 1.4;

/** A hairline as a mark of the type layer. */
export function createHairline(stage: Stage, options: HairlineOptions): TypeMark {
  const { x, y, length, colour, upright = false, fromRight = false, startSeconds = 0.2, growSeconds = 1 } = options;
  const thick = Math.max(1, weight * stage.unit);
  return {
    draw(context, seconds) {
      const grown = length * progress(seconds, startSeconds, growSeconds, inOutCubic);
      if (grown <= 0) return;
      const start = fromRight ? length - grown : 0;
      context.save();
      context.fillStyle = colour;
      if (upright) context.fillRect(x, y + start, thick, grown);
      else context.fillRect(x + start, y, grown, thick);
      context.restore();
    },
  };
}
