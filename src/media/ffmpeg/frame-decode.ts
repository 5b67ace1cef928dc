import { inputOptions } from './input-options.ts';
import type { FrameSize } from '#domain/frame-format.ts';

export interface FrameDecodeOptions extends FrameSize {
  /** A clip of ours: constant frame rate, BT.709. The picture is scaled when its size differs. */
  readonly inputPath: string;
  readonly fps: number;
  /** First frame wanted, 0-based. Default: 0. */
  readonly startFrame?: number;
  readonly frameCount: number;
}

/** A clip to exact raw RGBA frames on standard output, `width * height * 4` bytes each. */
export function frameDecodeArguments(options: FrameDecodeOptions): string[] {
  const { inputPath, width, height, fps, startFrame = 0, frameCount } = options;
  // Half a frame early: a time that falls on a frame could be rounded to either side.
  const seek = startFrame === 0 ? [] : ['-ss', ((startFrame - 0.5) / fps).toFixed(6)];
  const scale = `scale=${width}:${height}:in_color_matrix=bt709:in_range=tv:flags=bicubic`;
  return [
    ...['-threads', '1', ...seek, ...inputOptions(inputPath)],
    ...['-map', '0:v:0', '-vf', `${scale},format=rgba`, '-frames:v', String(frameCount)],
    ...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
  ];
}
