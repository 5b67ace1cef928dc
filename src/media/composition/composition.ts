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
import { setOverFootage } from './set-over-footage.ts';
import { createTransition, type TransitionPainter } from './transition.ts';
import type { FootageSurvey } from './footage-survey.ts';
import type { Veil } from './veil.ts';

/** Share of an archetype's grain that is laid over a film: all of it costs a third more bits, and is not seen. */
const grainStrength = 0.8;

/** Everything that goes over a clip, prepared once. */
export interface Composition {
  readonly stage: Stage;
  readonly type: TypeLayers;
  readonly plate: Plate | null;
  /** What holds footage back under its words; null over a plate, and where there is no need. */
  readonly veil: Veil | null;
  readonly transition: TransitionPainter;
  readonly grain: Grain;
}

/** Sets the type on a drawn plate and prepares transition and grain. `ground` is a still of it. */
export async function prepareComposition(task: SegmentTask, plate: Plate, ground: Canvas): Promise<Composition> {
  const stage = createStage(task.width, task.height, directionOf(task.type.language));
  const type = await layoutOf(task.type.layout).setType(
    { ...task.type, groundUnder: (box) => groundRange(ground, box) },
    stage,
  );
  return { ...finishOf(task, stage), stage, type, plate, veil: null };
}

/** Sets the type over footage and prepares transition and grain. */
export async function prepareOverFootage(task: SegmentTask, survey: FootageSurvey): Promise<Composition> {
  const stage = createStage(task.width, task.height, directionOf(task.type.language));
  return { ...finishOf(task, stage), stage, plate: null, ...(await setOverFootage(task, stage, survey)) };
}

function finishOf(task: SegmentTask, stage: Stage): Pick<Composition, 'transition' | 'grain'> {
  return {
    transition: createTransition(task.transition, stage, task.type.palette, task.seed),
    grain: createGrain(artStyleOf(task.type.archetype).grainLevels * grainStrength * stage.unit ** 0.25, task.seed),
  };
}

/** Paints one frame over the clip; returns the texts whose contrast was measured on it, which over footage is several times. */
export function composeFrame(
  composition: Composition,
  canvas: Canvas,
  frame: number,
  task: SegmentTask,
): MeasuredText[] {
  const { type, plate, veil, transition, grain, stage } = composition;
  const context = canvas.getContext('2d');
  const seconds = toSeconds(frame, task.fps);
  const opening = seconds < transition.durationSeconds;
  if (opening) transition.paintUnderType?.(canvas, context, seconds);
  veil?.draw(canvas, context, seconds);
  const measured = type.placements
    .filter((text) => measuredFrames(text, task).includes(frame))
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

/** Moments at which a text over footage is measured while it rests. */
const footageMoments = 7;

/** On a plate, the frame in the middle of a text's rest; over footage, which moves under it, moments from end to end. */
function measuredFrames(text: { fromSeconds: number; toSeconds: number }, task: SegmentTask): number[] {
  const moments = task.plate === null ? footageMoments : 1;
  const restSeconds = Math.max(0, text.toSeconds - text.fromSeconds);
  return Array.from({ length: moments }, (_, moment) => {
    const seconds = text.fromSeconds + (restSeconds * (moment + 0.5)) / moments;
    return Math.min(task.frameCount - 1, Math.floor(seconds * task.fps));
  });
}

/** Of several measures of each text the one of its worst moment, in the order of the texts. */
export function worstMoments(measured: readonly MeasuredText[]): MeasuredText[] {
  const worst = new Map<string, MeasuredText>();
  for (const text of measured) {
    const key = JSON.stringify([text.text, text.box]);
    const before = worst.get(key);
    if (before === undefined || text.contrastRatio < before.contrastRatio) worst.set(key, text);
  }
  return [...worst.values()];
}
