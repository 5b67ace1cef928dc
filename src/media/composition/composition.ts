import type { Canvas } from '@napi-rs/canvas';
import { directionOf } from '#domain/language.ts';
import { toSeconds } from '#domain/time.ts';
import { createGrain, drawGrain, type Grain } from '../canvas/grain.ts';
import type { MeasuredText, SegmentTask } from '../render-task.ts';
import { layoutOf } from '../scenes/layout-registry.ts';
import type { Plate } from '../scenes/plate.ts';
import { createStage, type Stage } from '../scenes/stage.ts';
import { artStyleOf } from '../scenes/style-registry.ts';
import type { TypeLayers } from '../scenes/type-request.ts';
import { groundRange } from './ground.ts';
import { measureText } from './measure-text.ts';
import { createTransition, type TransitionPainter } from './transition.ts';

/** Share of an archetype's grain that is laid over a film: all of it costs a third more bits, and is not seen. */
const grainStrength = 0.8;

/** Everything that goes over a clip, prepared once. */
export interface Composition {
  readonly stage: Stage;
  readonly type: TypeLayers;
  readonly plate: Plate | null;
  readonly transition: TransitionPainter;
  readonly grain: Grain;
}

/** Sets the type for a ground and prepares transition and grain. `plate` is null over foreign footage. */
export async function prepareComposition(task: SegmentTask, plate: Plate | null, ground: Canvas): Promise<Composition> {
  const stage = createStage(task.width, task.height, directionOf(task.type.language));
  const type = await layoutOf(task.type.layout).setType(
    { ...task.type, groundUnder: (box) => groundRange(ground, box) },
    stage,
  );
  return {
    stage,
    type,
    plate,
    transition: createTransition(task.transition, stage, task.type.palette, task.seed),
    grain: createGrain(artStyleOf(task.type.archetype).grainLevels * grainStrength * stage.unit ** 0.25, task.seed),
  };
}

/** Paints one frame over the clip; returns the texts whose contrast was measured on it. */
export function composeFrame(
  composition: Composition,
  canvas: Canvas,
  frame: number,
  task: SegmentTask,
): MeasuredText[] {
  const { type, plate, transition, grain, stage } = composition;
  const context = canvas.getContext('2d');
  const seconds = toSeconds(frame, task.fps);
  const opening = seconds < transition.durationSeconds;
  if (opening) transition.paintUnderType?.(canvas, context, seconds);
  const measured = type.placements
    .filter((text) => frame === measuredFrame(text, task))
    .map((text) => measureText(text, canvas, stage));
  if (type.drawBehind !== undefined) {
    type.drawBehind(context, seconds);
    plate?.drawHero?.(context, seconds);
  }
  type.drawFront(context, seconds);
  if (opening) transition.paintOverType?.(context, seconds);
  drawGrain(context, grain, stage.width, stage.height, seconds);
  return measured;
}

/** The frame in the middle of a text's rest. */
function measuredFrame(text: { fromSeconds: number; toSeconds: number }, task: SegmentTask): number {
  const middleSeconds = (text.fromSeconds + Math.max(text.fromSeconds, text.toSeconds)) / 2;
  return Math.min(task.frameCount - 1, Math.floor(middleSeconds * task.fps));
}
