import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { BeatboardError } from '#domain/errors.ts';
import { toSeconds } from '#domain/time.ts';
import { lendPixels } from '../canvas/lend-pixels.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { segmentEncodeArguments } from '../ffmpeg/segment-encode.ts';
import { openVideoFrameWriter } from '../ffmpeg/video-frame-writer.ts';
import { createPictureMeter } from '../quality/picture-meter.ts';
import type { MeasuredText, SegmentResult, SegmentTask } from '../render-task.ts';
import type { Plate } from '../scenes/plate.ts';
import { preparePlate } from '../scenes/plate-cache.ts';
import { composeFrame, prepareComposition, prepareOverFootage, worstMoments } from './composition.ts';
import { surveyFootage } from './footage-survey.ts';
import { loadGround } from './ground.ts';

/**
 * Makes the finished frames of one beat: its picture, type behind and before its hero, the opening transition, and
 * grain over all. A plate drawn here is drawn again from its request, which costs no more than decoding its clip and
 * saves one generation of compression; foreign footage is surveyed, so that its words can be read at every moment, and
 * decoded. Each frame depends on its inputs and the time alone.
 */
export async function renderSegment(task: SegmentTask, runner: FfmpegRunner): Promise<SegmentResult> {
  const { width, height, fps, frameCount } = task;
  const plate = task.plate === null ? null : await preparePlate(task.plate);
  const composition =
    plate === null
      ? await prepareOverFootage(task, await surveyFootage(runner, task))
      : await prepareComposition(task, plate, await loadGround(task.picturePath, width, height));
  const canvas = createCanvas(width, height);
  const pictures = plate === null ? openFootage(task, runner, canvas) : drawnPictures(plate, canvas, fps);
  const encode = segmentEncodeArguments({ width, height, fps, outputPath: task.outputPath });
  const meter = createPictureMeter({ width, height });
  const writer = openVideoFrameWriter(runner, encode, { width, height }, meter.add);
  const texts: MeasuredText[] = [];
  try {
    for (let frame = 0; frame < frameCount; frame++) {
      await pictures.show(frame);
      texts.push(...composeFrame(composition, canvas, frame, task));
      await lendPixels(canvas, (rgba) => writer.write(rgba));
    }
    await writer.close();
  } catch (error) {
    await writer.abort();
    throw error;
  } finally {
    await pictures.close();
  }
  return { texts: plate === null ? worstMoments(texts) : texts, picture: meter.end() };
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
