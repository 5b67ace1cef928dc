import { createCanvas } from '@napi-rs/canvas';
import { toSeconds } from '#domain/time.ts';
import { lendPixels } from '../canvas/lend-pixels.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { plateEncodeArguments } from '../ffmpeg/plate-encode.ts';
import { segmentEncodeArguments } from '../ffmpeg/segment-encode.ts';
import { openVideoFrameWriter } from '../ffmpeg/video-frame-writer.ts';
import { createPictureMeter } from '../quality/picture-meter.ts';
import type { FilmTask, MeasuredText, SegmentResult } from '../render-task.ts';
import { preparePlate } from '../scenes/plate-cache.ts';
import { pictureSeconds } from '../scenes/render-plate.ts';
import { composeFrame, prepareComposition } from './composition.ts';

/**
 * Draws a plate once and encodes it twice: bare as the clip, and finished with type, transition and grain as the
 * segment. Both files are the same, byte for byte, as when each is made alone.
 */
export async function renderFilm({ clip, segment }: FilmTask, runner: FfmpegRunner): Promise<SegmentResult> {
  const { width, height } = clip.plate;
  const { fps, frameCount } = clip;
  const plate = await preparePlate(clip.plate);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  plate.draw(context, pictureSeconds(clip.plate));
  const composition = await prepareComposition(segment, plate, canvas);
  const size = { width, height };
  const clipEncode = plateEncodeArguments({ ...size, fps, outputPath: clip.outputPath });
  const segmentEncode = segmentEncodeArguments({ ...size, fps, outputPath: segment.outputPath });
  const clipWriter = openVideoFrameWriter(runner, clipEncode, size);
  const meter = createPictureMeter(size);
  const segmentWriter = openVideoFrameWriter(runner, segmentEncode, size, meter.add);
  const texts: MeasuredText[] = [];
  try {
    for (let frame = 0; frame < frameCount; frame++) {
      plate.draw(context, toSeconds(frame, fps));
      await lendPixels(canvas, (rgba) => clipWriter.write(rgba));
      texts.push(...composeFrame(composition, canvas, frame, segment));
      await lendPixels(canvas, (rgba) => segmentWriter.write(rgba));
    }
    await Promise.all([clipWriter.close(), segmentWriter.close()]);
  } catch (error) {
    await Promise.all([clipWriter.abort(), segmentWriter.abort()]);
    throw error;
  }
  return { texts, picture: meter.end() };
}
