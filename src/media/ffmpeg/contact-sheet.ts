import { inputOptions } from './input-options.ts';
import type { FrameSize } from '#domain/frame-format.ts';

export interface ContactSheetOptions {
  readonly inputPath: string;
  /** Size of the video, which gives the shape of the tiles. */
  readonly size: FrameSize;
  readonly fps: number;
  /** Frames to show, 0-based, in reading order. One to 60. */
  readonly frames: readonly number[];
  readonly columns: number;
  /** Default: 320 pixels. */
  readonly tileWidth?: number;
  /** Ends in .jpg. */
  readonly outputPath: string;
}

/** Near black with a touch of blue, so that dark frames still show their edges. */
const background = '0x1c1f26';
const gap = 10;
const margin = 20;

/**
 * Chosen frames of a video of ours as one JPEG, in rows on a dark ground. Each frame is an input of its own that seeks
 * to its second, so only a second or less is decoded for each.
 */
export function contactSheetArguments(options: ContactSheetOptions): string[] {
  const { inputPath, size, fps, frames, columns, tileWidth = 320, outputPath } = options;
  const tileHeight = Math.round((tileWidth * size.height) / size.width / 2) * 2;
  const rows = Math.ceil(frames.length / columns);
  const inputs = frames.flatMap((frame) => [
    ...(frame === 0 ? [] : ['-ss', ((frame - 0.5) / fps).toFixed(6)]),
    ...['-t', (1 / fps).toFixed(6), '-threads', '1', ...inputOptions(inputPath)],
  ]);
  const scale = `scale=${tileWidth}:${tileHeight}:in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc`;
  const tiles = frames.map(
    (_, index) => `[${index}:v:0]trim=end_frame=1,${scale}:flags=area,setsar=1,format=yuvj420p[t${index}]`,
  );
  const joined = `${frames.map((_, index) => `[t${index}]`).join('')}concat=n=${frames.length}`;
  const sheet = `tile=${columns}x${rows}:padding=${gap}:margin=${margin}:color=${background}[sheet]`;
  return [
    ...[...inputs, '-filter_complex', [...tiles, `${joined},${sheet}`].join(';'), '-map', '[sheet]'],
    ...['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '3', '-flags:v', '+bitexact', '-fflags', '+bitexact'],
    ...['-f', 'image2', '-update', '1', `file:${outputPath}`],
  ];
}
