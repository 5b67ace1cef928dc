import { readFile, rm } from 'node:fs/promises';
import sharp from 'sharp';
import { BeatboardError } from '#domain/errors.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import { maximumPixels } from '../ffmpeg/input-options.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { thumbnailFrameArguments } from '../ffmpeg/thumbnail-frame.ts';
import { mediaTypeOf } from './media-type-of.ts';
import { noPreview } from './preview-failure.ts';

export interface ThumbnailOptions {
  readonly inputPath: string;
  /** For example `image/png`, `video/mp4`. */
  readonly mimeType: string;
  /** Never enlarged to it. */
  readonly widthPixels: number;
  /** Which frame of a film. */
  readonly at: 'first' | 'last';
  /** A path that may be written to, without an extension. */
  readonly scratchPath: string;
}

/** Nobody waits longer for a small picture. */
const timeoutMs = 30_000;

/** Sharp to the eye at this size, at a twentieth of the bytes of the picture. */
const webp = { quality: 80, effort: 4 } as const;

/** A small WebP of a picture, or of one frame of a film. Throws `preview_unavailable` for what cannot be seen. */
export async function makeThumbnail(runner: FfmpegRunner, options: ThumbnailOptions): Promise<Buffer> {
  const { inputPath, mimeType, widthPixels, at } = options;
  const mediaType = mediaTypeOf(mimeType);
  if (mediaType === undefined || mimeType.startsWith('audio/')) throw noPreview(`There is no picture of ${mimeType}.`);
  if (mimeType.startsWith('image/')) return shrink(inputPath, widthPixels);
  const outputPath = `${options.scratchPath}.jpg`;
  try {
    const args = thumbnailFrameArguments({ inputPath, mediaType, at, widthPixels, outputPath });
    await runner.run(args, { timeoutMs, limits: foreignFileLimits });
    return await shrink(outputPath, widthPixels);
  } catch (error) {
    if (error instanceof BeatboardError && error.code === 'ffmpeg_failed') throw unreadable(error);
    throw error;
  } finally {
    await rm(outputPath, { force: true });
  }
}

async function shrink(inputPath: string, width: number): Promise<Buffer> {
  // As bytes, not by name: the library reads options out of names.
  const bytes = await readFile(inputPath).catch((error: NodeJS.ErrnoException) => {
    // A film without a frame leaves no file.
    if (error.code === 'ENOENT') throw unreadable(error);
    throw error;
  });
  try {
    return await sharp(bytes, { limitInputPixels: maximumPixels })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp(webp)
      .toBuffer();
  } catch (error) {
    throw unreadable(error);
  }
}

function unreadable(cause: unknown): BeatboardError {
  return noPreview('The file cannot be shown in small.', cause);
}
