import { aacOptions } from './aac-options.ts';
import { concatInput } from './concat.ts';
import { inputOptions } from './input-options.ts';
import { mp4Options } from './video-options.ts';

export interface MuxOptions {
  /** The picture: one file, or a file that holds the `concatList` of its parts. */
  readonly video: { readonly path: string } | { readonly listPath: string };
  /** The WAV master: 48 kHz stereo, exactly as long as the picture. */
  readonly audioPath: string;
  readonly fps: number;
  readonly outputPath: string;
}

/** Picture by copying and one sound track into the finished MP4, which a browser can play before it has loaded. */
export function muxArguments({ video, audioPath, fps, outputPath }: MuxOptions): string[] {
  return [
    ...('path' in video ? inputOptions(video.path) : concatInput(video.listPath)),
    ...inputOptions(audioPath, 'wav'),
    ...['-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', '-flags:v', '+bitexact', ...aacOptions],
    ...['-map_chapters', '-1', ...mp4Options(fps, outputPath)],
  ];
}
