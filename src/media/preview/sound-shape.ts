import { BeatboardError } from '#domain/errors.ts';
import { soundShapeArguments, shapeSampleRateHz } from '../ffmpeg/sound-shape.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { mediaTypeOf } from './media-type-of.ts';
import { noPreview } from './preview-failure.ts';

/** A sound as it is drawn: its loudest moment in each hundredth of a second, 0 to 255. */
export interface SoundShape {
  readonly durationSeconds: number;
  readonly peaks: Uint8Array;
}

const peaksPerSecond = 100;
const samplesPerPeak = shapeSampleRateHz / peaksPerSecond;
const timeoutMs = 60_000;

/** Reads the shape of a track, or of a film's sound. Throws `preview_unavailable` for what cannot be heard. */
export async function readSoundShape(runner: FfmpegRunner, inputPath: string, mimeType: string): Promise<SoundShape> {
  const mediaType = mediaTypeOf(mimeType);
  if (mediaType === undefined || mimeType.startsWith('image/')) throw noPreview(`There is no sound in ${mimeType}.`);
  try {
    const args = soundShapeArguments({ inputPath, mediaType });
    const { output } = await runner.run(args, { timeoutMs, limits: foreignFileLimits });
    return shapeOf(new Int16Array(output.buffer, output.byteOffset, Math.floor(output.length / 2)));
  } catch (error) {
    if (error instanceof BeatboardError && error.code === 'ffmpeg_failed') {
      throw noPreview('There is no sound in the file, or it cannot be read.', error);
    }
    throw error;
  }
}

function shapeOf(samples: Int16Array): SoundShape {
  const peaks = new Uint8Array(Math.ceil(samples.length / samplesPerPeak));
  for (let index = 0; index < peaks.length; index += 1) {
    let loudest = 0;
    const end = Math.min(samples.length, (index + 1) * samplesPerPeak);
    for (let at = index * samplesPerPeak; at < end; at += 1) loudest = Math.max(loudest, Math.abs(samples[at]!));
    peaks[index] = Math.round((loudest / 32_768) * 255);
  }
  return { durationSeconds: samples.length / shapeSampleRateHz, peaks };
}

/** So many peaks of a shape, each the loudest of its part, 0 to 1; all of them when there are no more. */
export function peaksOf({ peaks }: SoundShape, points: number): number[] {
  const count = Math.min(points, peaks.length);
  return Array.from({ length: count }, (_, index) => {
    const start = Math.floor((index * peaks.length) / count);
    const end = Math.floor(((index + 1) * peaks.length) / count);
    const loudest = peaks.subarray(start, end).reduce((most, peak) => Math.max(most, peak), 0);
    return Math.round((loudest / 255) * 1000) / 1000;
  });
}
