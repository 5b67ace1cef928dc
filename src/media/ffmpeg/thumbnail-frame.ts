import { inputOptions } from './input-options.ts';
import type { MediaType } from '../intake/media-type.ts';

export interface ThumbnailFrameOptions {
  readonly inputPath: string;
  readonly mediaType: MediaType;
  readonly at: 'first' | 'last';
  /** Wider frames are made so wide. */
  readonly widthPixels: number;
  /** Ends in .jpg. */
  readonly outputPath: string;
}

/** The last frame is somewhere in the last second; each one that is found there is written over the one before. */
const tailSeconds = 1;

/** The first or last frame of any film as a small JPEG of high quality. */
export function thumbnailFrameArguments(options: ThumbnailFrameOptions): string[] {
  const { inputPath, mediaType, at, widthPixels, outputPath } = options;
  const scale = `scale=w='min(${widthPixels},iw)':h=-2:flags=area:out_color_matrix=bt601:out_range=pc`;
  return [
    ...['-threads', '1', ...(at === 'last' ? ['-sseof', `-${tailSeconds}`] : [])],
    ...[...inputOptions(inputPath, mediaType), '-map', '0:v:0', ...(at === 'first' ? ['-frames:v', '1'] : [])],
    ...['-vf', `${scale},format=yuvj420p`, '-c:v', 'mjpeg', '-q:v', '2', '-map_metadata', '-1'],
    ...['-f', 'image2', '-update', '1', `file:${outputPath}`],
  ];
}
