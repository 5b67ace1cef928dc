import { inputOptions } from './input-options.ts';
import { h264Options, markBt709, mp4Options } from './video-options.ts';
import type { MediaType } from '../intake/media-type.ts';
import type { VideoTarget } from './video-options.ts';

export interface ConformOptions extends VideoTarget {
  /** A clip from elsewhere, of any size, frame rate and codec on our list. */
  readonly inputPath: string;
  readonly mediaType: MediaType;
  /** Exact number of frames; a clip that is too short holds its last frame. Default: as long as it is. */
  readonly frameCount?: number;
}

/** A foreign clip to one of ours: fills the frame (the rest is cropped), constant frame rate, BT.709, no sound. */
export function conformArguments(options: ConformOptions): string[] {
  const { inputPath, mediaType, width, height, fps, frameCount, outputPath } = options;
  const filters = [
    `fps=${fps}`,
    // Non-square pixels are undone first, or the picture would be squeezed.
    "scale='trunc(iw*sar/2)*2':ih,setsar=1",
    `scale=${width}:${height}:force_original_aspect_ratio=increase:out_color_matrix=bt709:out_range=tv:flags=bicubic`,
    `crop=${width}:${height}`,
    'format=yuv420p',
    'setsar=1',
    markBt709,
    ...(frameCount === undefined ? [] : ['tpad=stop=-1:stop_mode=clone', `trim=end_frame=${frameCount}`]),
  ];
  return [
    ...['-threads', '1', ...inputOptions(inputPath, mediaType), '-map', '0:v:0'],
    ...['-vf', filters.join(',')],
    ...h264Options(fps, 'veryfast', 16),
    ...mp4Options(fps, outputPath),
  ];
}
