import { frameRates } from '#domain/frame-format.ts';
import { aacOptions } from '../ffmpeg/aac-options.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { toneMapFilters } from '../ffmpeg/tone-map.ts';
import { markBt709, mp4Options } from '../ffmpeg/video-options.ts';
import { videoLimits } from './intake-limits.ts';
import type { FrameRate } from '#domain/frame-format.ts';
import type { VideoProbe } from '../ffmpeg/parse-probe.ts';
import type { MediaType } from './media-type.ts';

export interface VideoAssetOptions {
  readonly inputPath: string;
  readonly mediaType: MediaType;
  readonly video: VideoProbe;
  readonly outputPath: string;
}

/**
 * A foreign video to one of ours: upright, square pixels, at most 1920 a side, even sides, constant frame rate,
 * progressive, eight bits, BT.709; its first sound track, and nothing else of what the file held.
 */
export function videoAssetArguments({ inputPath, mediaType, video, outputPath }: VideoAssetOptions): string[] {
  const fps = assetFrameRate(video.fps);
  const filters = [
    ...(video.isInterlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    `fps=${fps}`,
    ...pictureFilters(video),
    'format=yuv420p',
    'setsar=1',
    markBt709,
  ];
  const maximumRate = String(videoLimits.keptBitsPerSecond);
  return [
    // One thread: each more holds frames of its own, and the limit of memory is for one.
    ...['-threads', '1', ...inputOptions(inputPath, mediaType), '-map', '0:V:0', '-map', '0:a:0?'],
    ...['-t', String(videoLimits.durationSeconds), '-vf', filters.join(',')],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '18', '-pix_fmt', 'yuv420p', '-threads', '1'],
    ...['-maxrate', maximumRate, '-bufsize', maximumRate, '-g', String(fps), '-flags:v', '+cgop+bitexact'],
    ...['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709', '-color_range', 'tv'],
    ...[...aacOptions, '-sn', '-dn', '-map_chapters', '-1', '-fs', String(foreignFileLimits.fileSizeBytes)],
    ...mp4Options(fps, outputPath),
  ];
}

/**
 * The frame rate that repeats or drops fewest frames of a source: the one of which it is nearest to a whole multiple or
 * part, the highest of equals. 29.97 and 60 give 30, 50 gives 25, 23.976 gives 24; an unknown one gives 30.
 */
export function assetFrameRate(sourceFps: number): FrameRate {
  const misfit = (fps: FrameRate): number => {
    const ratio = Math.max(sourceFps, fps) / Math.min(sourceFps, fps);
    return Math.abs(ratio - Math.round(ratio)) / ratio;
  };
  if (!(sourceFps > 0 && sourceFps < Infinity)) return 30;
  // Below a hundredth no two rates differ: 29.97 is as good as 30.
  const cost = (fps: FrameRate): number => Math.round(misfit(fps) * 100);
  return frameRates.toSorted((one, other) => cost(one) - cost(other) || other - one)[0] ?? 30;
}

/** The size as people see it, bounded; each side even and at least two pixels, also of a line of one. */
function sizeFilter(): string {
  const side = videoLimits.keptSidePixels;
  const shrink = `min(1,${side}/max(iw*sar,ih))`;
  return `scale=w='max(2,2*round(iw*sar*${shrink}/2))':h='max(2,2*round(ih*${shrink}/2))':flags=bicubic`;
}

function pictureFilters(video: VideoProbe): string[] {
  const toneMap = toneMapFilters(video);
  if (toneMap === null) return [`${sizeFilter()}:out_color_matrix=bt709:out_range=tv`];
  return [sizeFilter(), ...toneMap];
}
