import type { FrameSize } from '#domain/frame-format.ts';

/** What every video we encode is: a size, a constant frame rate and a place to write. */
export interface VideoTarget extends FrameSize {
  readonly fps: number;
  readonly outputPath: string;
}

/** Raw frames on standard input, in the pixels of our videos (see `to-video-pixels.ts`). */
export function rawFrameInput({ width, height, fps }: FrameSize & { readonly fps: number }): string[] {
  const format = ['-f', 'rawvideo', '-pixel_format', 'yuv420p', '-video_size', `${width}x${height}`];
  return [...format, '-framerate', String(fps), '-i', 'pipe:0'];
}

/** Marks frames as what all our videos are: BT.709 in studio range. Newer versions take the file's tags from here. */
export const markBt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Says what raw frames are: square pixels in our colours. */
export const rawFrameFilter = `setsar=1,${markBt709}`;

/** Older versions take the file's colour tags from here. */
const colourTags = [
  ...['-color_primaries', 'bt709', '-color_trc', 'bt709'],
  ...['-colorspace', 'bt709', '-color_range', 'tv'],
];

/** Ticks a second of the track: a whole number of ticks a frame at every frame rate (15,360 at 30 fps). */
export function timescale(fps: number): number {
  return fps * 512;
}

/** Everything about H.264 that must be the same for parts to be joined by copying: closed groups of one second. */
export function h264Options(fps: number, preset: string, quality: number): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', preset, '-crf', String(quality), '-pix_fmt', 'yuv420p'],
    ...['-g', String(fps), '-keyint_min', String(fps), '-sc_threshold', '0', '-flags:v', '+cgop+bitexact'],
    ...colourTags,
    // One thread each: segments run side by side, and the bytes do not depend on the number of processors.
    ...['-threads', '1', '-an', '-sn', '-dn'],
  ];
}

/**
 * For clips that are joined by copying though their qualities differ: x264 writes the same parameter sets whatever the
 * quality, so that the first clip's serve for all. The preset has to be the same too.
 */
export const sharedParameters: readonly string[] = ['-x264-params', 'stitchable=1'];

/**
 * Ticks a second of the file as a whole. The default of 1000 would cut lengths to milliseconds; with this, every frame
 * at 24, 25 and 30 fps and every sample at 48 kHz is a whole number.
 */
const movieTimescale = '48000';

/** The MP4 around it: no dates, no names of tools, so equal frames give equal bytes. */
export function mp4Options(fps: number, outputPath: string): string[] {
  return [
    ...['-map_metadata', '-1', '-fflags', '+bitexact', '-video_track_timescale', String(timescale(fps))],
    ...['-movie_timescale', movieTimescale, '-movflags', '+faststart', '-f', 'mp4', `file:${outputPath}`],
  ];
}
