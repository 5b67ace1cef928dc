import { h264Options, mp4Options, rawFrameInput, rawFrameFilter } from './video-options.ts';
import type { VideoTarget } from './video-options.ts';

/**
 * Raw frames from standard input to a part of the finished video, in final quality, ready to be joined by copying.
 *
 * `subme=1`: motion is refined in one round, not two. Measured on two beats at 1280x720: three quarters of the time, 6 to
 * 9 % more bytes, and a picture that is as near to the drawn one (SSIM +0.0001 and +0.0007, PSNR +0.00 and +0.05 dB).
 */
export function segmentEncodeArguments(target: VideoTarget): string[] {
  return [
    ...rawFrameInput(target),
    ...['-vf', rawFrameFilter],
    ...h264Options(target.fps, 'veryfast', 20),
    ...['-x264-params', 'subme=1'],
    ...mp4Options(target.fps, target.outputPath),
  ];
}
