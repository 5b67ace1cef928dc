import { h264Options, mp4Options, rawFrameInput, rawFrameFilter } from './video-options.ts';
import type { VideoTarget } from './video-options.ts';

/** Raw frames from standard input to a part of the finished video, in final quality, ready to be joined by copying. */
export function segmentEncodeArguments(target: VideoTarget): string[] {
  return [
    ...rawFrameInput(target),
    ...['-vf', rawFrameFilter],
    ...h264Options(target.fps, 'veryfast', 20),
    ...mp4Options(target.fps, target.outputPath),
  ];
}
