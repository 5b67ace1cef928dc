import type { Canvas } from '@napi-rs/canvas';
import { createLayer } from '../../canvas/layer.ts';
import type { Painted } from '../art-style.ts';
import type { Stage } from '../stage.ts';

/** How far a sheet slides either way, in units of the stage: enough to be seen, too little to be noticed. */
const reachX = 34;
const reachY = 12;
const turnsPerSecond = 0.1;

/**
 * A sheet of one plain colour that slides slowly round an ellipse: printed paper has no light of its own, so its colour
 * is exactly the palette's. `paintOver` prints on it, in the sheet's own pixels. About 1 ms a frame at 1280x720.
 */
export function createFlatSheet(
  stage: Stage,
  colour: string,
  phase: number,
  paintOver: (canvas: Canvas) => void,
): Painted {
  const marginX = Math.ceil(reachX * stage.unit) + 1;
  const marginY = Math.ceil(reachY * stage.unit) + 1;
  const sheet = createLayer(stage.width + marginX * 2, stage.height + marginY * 2, (context) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  });
  paintOver(sheet);
  return {
    draw(context, seconds) {
      const angle = (seconds * turnsPerSecond + phase) * Math.PI * 2;
      const x = Math.round(Math.cos(angle) * reachX * stage.unit);
      const y = Math.round(Math.sin(angle) * reachY * stage.unit);
      context.drawImage(sheet, x - marginX, y - marginY);
    },
  };
}
