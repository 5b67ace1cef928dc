import { inputOptions } from './input-options.ts';

export interface PosterOptions {
  readonly inputPath: string;
  readonly fps: number;
  /** Which frame, 0-based. */
  readonly frame: number;
  /** Ends in .jpg. */
  readonly outputPath: string;
}

/** One frame of a video of ours as a JPEG of high quality. */
export function posterArguments({ inputPath, fps, frame, outputPath }: PosterOptions): string[] {
  const seek = frame === 0 ? [] : ['-ss', ((frame - 0.5) / fps).toFixed(6)];
  return [
    ...['-threads', '1', ...seek, ...inputOptions(inputPath), '-map', '0:v:0', '-frames:v', '1'],
    ...['-vf', 'scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc,format=yuvj420p'],
    ...['-c:v', 'mjpeg', '-q:v', '2', '-flags:v', '+bitexact', '-fflags', '+bitexact', '-map_metadata', '-1'],
    ...['-f', 'image2', '-update', '1', `file:${outputPath}`],
  ];
}
