import { createCanvas } from '@napi-rs/canvas';
import { toSeconds } from '#domain/time.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { plateEncodeArguments } from '../ffmpeg/plate-encode.ts';
import { openVideoFrameWriter } from '../ffmpeg/video-frame-writer.ts';
import type { ClipTask, PictureTask } from '../render-task.ts';
import { lendPixels } from '../canvas/lend-pixels.ts';
import { writePng } from '../canvas/write-png.ts';
import { preparePlate } from './plate-cache.ts';
import type { PlateRequest } from './plate-request.ts';

/** Share of a plate's length at which its storyboard picture is taken: everything has landed by then. */
const pictureAt = 0.62;

/** When a plate's storyboard picture is taken, in seconds from its start. */
export function pictureSeconds(plate: PlateRequest): number {
  return plate.durationSeconds * pictureAt;
}

/** Draws the storyboard picture of a plate into a PNG file. */
export async function renderPicture(task: PictureTask): Promise<Record<never, never>> {
  const { width, height } = task.plate;
  const plate = await preparePlate(task.plate);
  const canvas = createCanvas(width, height);
  plate.draw(canvas.getContext('2d'), pictureSeconds(task.plate));
  await writePng(canvas, task.outputPath);
  return {};
}

/** Draws every frame of a plate and encodes them into an MP4 file without sound. */
export async function renderClip(task: ClipTask, runner: FfmpegRunner): Promise<Record<never, never>> {
  const { width, height } = task.plate;
  const plate = await preparePlate(task.plate);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const encode = plateEncodeArguments({ width, height, fps: task.fps, outputPath: task.outputPath });
  const writer = openVideoFrameWriter(runner, encode, { width, height });
  try {
    for (let frame = 0; frame < task.frameCount; frame++) {
      plate.draw(context, toSeconds(frame, task.fps));
      await lendPixels(canvas, (rgba) => writer.write(rgba));
    }
    await writer.close();
  } catch (error) {
    await writer.abort();
    throw error;
  }
  return {};
}
