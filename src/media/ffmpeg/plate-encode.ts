import { h264Options, mp4Options, rawFrameInput, rawFrameFilter, sharedParameters } from './video-options.ts';
import type { VideoTarget } from './video-options.ts';

/**
 * Raw frames from standard input to a plate: a clip without words, quick to write and good to look at. Finished frames are
 * not made from it (see docs/decisions, text never in plates), so it need not be better than that.
 *
 * Measured at 1280x720 on dithered gradients with a moving sprite: crf 22 takes four fifths of the time of crf 16 and half
 * the bytes.
 */
export function plateEncodeArguments(target: VideoTarget): string[] {
  return [
    ...rawFrameInput(target),
    ...['-vf', rawFrameFilter],
    ...h264Options(target.fps, 'ultrafast', 22),
    ...sharedParameters,
    ...mp4Options(target.fps, target.outputPath),
  ];
}
