import { sharp } from '../sharp.ts';
import { BeatboardError } from '#domain/errors.ts';
import { frameDecodeArguments } from '../ffmpeg/frame-decode.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';

export interface ChunkFrameOptions {
  readonly signal?: AbortSignal | undefined;
}

/** Writes the last frame of a chunk of ours, which the next chunk of its beat starts from, as a PNG of its exact size. */
export async function lastUsedFrame(
  runner: FfmpegRunner,
  clipPath: string,
  outputPath: string,
  options: ChunkFrameOptions = {},
): Promise<void> {
  await writeFrame(runner, clipPath, 'last', outputPath, options);
}

/** Writes the first frame of a chunk of ours as a PNG of its exact size. */
export async function firstUsedFrame(
  runner: FfmpegRunner,
  clipPath: string,
  outputPath: string,
  options: ChunkFrameOptions = {},
): Promise<void> {
  await writeFrame(runner, clipPath, 'first', outputPath, options);
}

async function writeFrame(
  runner: FfmpegRunner,
  clipPath: string,
  which: 'first' | 'last',
  outputPath: string,
  { signal }: ChunkFrameOptions,
): Promise<void> {
  const { video } = await probeMedia(runner, clipPath, { signal });
  if (video === undefined || video.frames === 0) {
    throw new BeatboardError('ffmpeg_failed', 'A clip has no frame in it.');
  }
  const { width, height, fps, frames } = video;
  const startFrame = which === 'first' ? 0 : frames - 1;
  const decode = frameDecodeArguments({ inputPath: clipPath, width, height, fps, startFrame, frameCount: 1 });
  const { output } = await runner.run(decode, { signal });
  if (output.length !== width * height * 4) {
    throw new BeatboardError('ffmpeg_failed', `The ${which} frame of a clip cannot be decoded.`);
  }
  await sharp(output, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 4 })
    .toFile(outputPath);
}
