import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { createLayer } from '../../canvas/layer.ts';
import { createLightPlate, type PlateOptions } from '../../canvas/plate-light.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** How a ground moves: round an ellipse, so that it never stands still. */
export interface Drift {
  /** Half the way it goes to either side and up and down, in units of the stage. */
  readonly reachX: number;
  readonly reachY: number;
  /** Turns of the ellipse in a second. */
  readonly turnsPerSecond: number;
  /** Where on the ellipse it begins, 0 to 1. */
  readonly phase: number;
}

const usualDrift: Drift = { reachX: 44, reachY: 16, turnsPerSecond: 0.09, phase: 0 };

/**
 * A plate of light larger than the frame that drifts slowly behind it. It is painted once and copied to whole pixels:
 * about 1 ms a frame at 1280x720. `paintOver` adds texture to it, in the plate's own pixels.
 */
export function createDriftingPlate(
  stage: Stage,
  options: PlateOptions,
  drift: Partial<Drift> = {},
  paintOver?: (context: SKRSContext2D, width: number, height: number) => void,
): Painted {
  const { reachX, reachY, turnsPerSecond, phase } = { ...usualDrift, ...drift };
  const marginX = Math.ceil(reachX * stage.unit) + 1;
  const marginY = Math.ceil(reachY * stage.unit) + 1;
  const width = stage.width + marginX * 2;
  const height = stage.height + marginY * 2;
  const plate = createLightPlate(width, height, options);
  const canvas = paintOver === undefined ? plate : painted(plate, paintOver);
  return {
    draw(context, seconds) {
      const angle = (seconds * turnsPerSecond + phase) * Math.PI * 2;
      const x = Math.round(Math.cos(angle) * reachX * stage.unit);
      const y = Math.round(Math.sin(angle) * reachY * stage.unit);
      context.drawImage(canvas, x - marginX, y - marginY);
    },
  };
}

function painted(plate: Canvas, paintOver: (context: SKRSContext2D, width: number, height: number) => void): Canvas {
  return createLayer(plate.width, plate.height, (context) => {
    context.drawImage(plate, 0, 0);
    paintOver(context, plate.width, plate.height);
  });
}
