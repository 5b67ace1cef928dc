import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { BeatboardError } from '#domain/errors.ts';
import { directionOf } from '#domain/language.ts';
import { toSeconds } from '#domain/time.ts';
import { createGrain, drawGrain, type Grain } from '../canvas/grain.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { segmentEncodeArguments } from '../ffmpeg/segment-encode.ts';
import type { MeasuredText, SegmentTask } from '../render-task.ts';
import { layoutOf } from '../scenes/layout-registry.ts';
import type { Plate } from '../scenes/plate.ts';
import { preparePlate } from '../scenes/plate-cache.ts';
import { createStage, type Stage } from '../scenes/stage.ts';
import { artStyleOf } from '../scenes/style-registry.ts';
import type { TypeLayers } from '../scenes/type-request.ts';
import { groundRange, loadGround } from './ground.ts';
import { measureText } from './measure-text.ts';
import { createTransition, type TransitionPainter } from './transition.ts';

/** Everything that goes over a clip, prepared once. */
interface Composition {
  readonly stage: Stage;
  readonly type: TypeLayers;
  readonly plate: Plate | null;
  readonly transition: TransitionPainter;
  readonly grain: Grain;
}

/**
 * Makes the finished frames of one beat: its picture, type behind and before its hero, the opening transition, and
 * grain over all. A plate drawn here is drawn again from its request, which costs no more than decoding its clip and
 * saves one generation of compression; foreign footage is decoded. Each frame depends on its inputs and the time alone.
 */
export async function renderSegment(
  task: SegmentTask,
  runner: FfmpegRunner,
): Promise<{ texts: readonly MeasuredText[] }> {
  const composition = await prepare(task);
  const { width, height, fps, frameCount } = task;
  const canvas = createCanvas(width, height);
  const pictures =
    composition.plate === null ? openFootage(task, runner, canvas) : drawnPictures(composition.plate, canvas, fps);
  const writer = runner.openFrameWriter(segmentEncodeArguments({ width, height, fps, outputPath: task.outputPath }));
  const texts: MeasuredText[] = [];
  try {
    for (let frame = 0; frame < frameCount; frame++) {
      await pictures.show(frame);
      texts.push(...compose(composition, canvas, frame, task));
      await writer.write(canvas.data());
    }
    await writer.close();
  } catch (error) {
    await writer.abort();
    throw error;
  } finally {
    await pictures.close();
  }
  return { texts };
}

/** Where the pictures under the type come from: shown in order, one into the canvas at a time. */
interface Pictures {
  show(frame: number): Promise<void>;
  close(): Promise<void>;
}

function drawnPictures(plate: Plate, canvas: Canvas, fps: number): Pictures {
  const context = canvas.getContext('2d');
  return {
    show: async (frame) => plate.draw(context, toSeconds(frame, fps)),
    close: async () => undefined,
  };
}

function openFootage(task: SegmentTask, runner: FfmpegRunner, canvas: Canvas): Pictures {
  const { clipPath, width, height, fps, frameCount } = task;
  const decode = frameDecodeArguments({ inputPath: clipPath, width, height, fps, frameCount });
  const reader = runner.openFrameReader(decode, width * height * 4);
  return {
    async show(frame) {
      // The canvas shares its memory with `data()`: decoded pixels land in it without a copy.
      if (await reader.read(canvas.data())) return;
      throw new BeatboardError('ffmpeg_failed', `A clip ended after ${frame} of ${frameCount} frames.`);
    },
    close: () => reader.close(),
  };
}

async function prepare(task: SegmentTask): Promise<Composition> {
  const stage = createStage(task.width, task.height, directionOf(task.type.language));
  const ground = await loadGround(task.picturePath, task.width, task.height);
  const type = await layoutOf(task.type.layout).setType(
    { ...task.type, groundUnder: (box) => groundRange(ground, box) },
    stage,
  );
  return {
    stage,
    type,
    plate: task.plate === null ? null : await preparePlate(task.plate),
    transition: createTransition(task.transition, stage, task.type.palette, task.seed),
    grain: createGrain(artStyleOf(task.type.archetype).grainLevels * stage.unit ** 0.25, task.seed),
  };
}

/** Paints one frame over the clip; returns the texts whose contrast was measured on it. */
function compose(composition: Composition, canvas: Canvas, frame: number, task: SegmentTask): MeasuredText[] {
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
