import { inputOptions } from './input-options.ts';
import { toneMapFilters } from './tone-map.ts';
import { h264Options, markBt709, mp4Options, sharedParameters } from './video-options.ts';
import type { MediaType } from '../intake/media-type.ts';
import type { VideoProbe } from './parse-probe.ts';
import type { VideoTarget } from './video-options.ts';

/** What a colour channel is multiplied by and what is added to it, in levels of 255. */
export interface ChannelMatch {
  readonly gain: number;
  readonly offset: number;
}

/** A gentle change of colour, channel by channel, that brings one picture near to another. */
export interface ColourMatch {
  readonly red: ChannelMatch;
  readonly green: ChannelMatch;
  readonly blue: ChannelMatch;
}

/** What has to be known of a foreign clip to read it as its maker meant it. */
export type ConformSource = Pick<
  VideoProbe,
  'width' | 'height' | 'fps' | 'colorSpace' | 'colorRange' | 'pixelFormat' | 'isInterlaced'
>;

export interface ConformOptions extends VideoTarget {
  /** A clip from elsewhere, of any size, frame rate and codec on our list. */
  readonly inputPath: string;
  readonly mediaType: MediaType;
  readonly source: ConformSource;
  /** Where in the clip the used part begins. */
  readonly startSeconds: number;
  /** How much longer the used part is to last than it does: 1 leaves its pace alone. */
  readonly stretch: number;
  readonly frameCount: number;
  readonly match?: ColourMatch | undefined;
}

/**
 * These clips are what finished frames are made from, so they must be better than those: at 1280x720 on a busy picture
 * with grain, `ultrafast` at 16 keeps as much as `veryfast` at 16 (SSIM 0.976) in half the time, for half as many bytes
 * more. It has to be the preset of plates.
 */
const clipQuality = 16;

/**
 * A part of a foreign clip to one of ours: fills the frame (the rest is cut off at the sides), constant frame rate by
 * taking the nearest whole frames, BT.709, no sound, encoded so that it joins plates and other clips by copying.
 */
export function conformArguments(options: ConformOptions): string[] {
  const { inputPath, mediaType, fps, frameCount, startSeconds, stretch, outputPath } = options;
  const used = frameCount / fps / stretch;
  return [
    ...['-threads', '1', '-t', (startSeconds + used + 2).toFixed(3), ...inputOptions(inputPath, mediaType)],
    ...['-map', '0:V:0', '-vf', conformFilters(options).join(','), '-frames:v', String(frameCount)],
    ...h264Options(fps, 'ultrafast', clipQuality),
    ...sharedParameters,
    ...mp4Options(fps, outputPath),
  ];
}

function conformFilters(options: ConformOptions): string[] {
  const { source, width, height, fps, frameCount, startSeconds, stretch, match } = options;
  const pace = stretch === 1 ? '' : `*${stretch.toFixed(9)}`;
  const frames = [
    `fps=fps=${fps}:round=near`,
    // What is missing is less than a frame, or the clip would have been slowed.
    `tpad=stop=-1:stop_mode=clone,trim=end_frame=${frameCount}`,
  ];
  const picture = pictureFilters(source, { width, height }, match);
  return [
    ...(source.isInterlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    ...(startSeconds === 0 ? [] : [`trim=start=${startSeconds.toFixed(6)}`]),
    `setpts=(PTS-STARTPTS)${pace}`,
    // Whichever leaves fewer frames to scale.
    ...(source.fps > fps ? [...frames, ...picture] : [...picture, ...frames]),
    'format=yuv420p',
    'setsar=1',
    markBt709,
  ];
}

function pictureFilters(
  source: ConformSource,
  { width, height }: { readonly width: number; readonly height: number },
  match: ColourMatch | undefined,
): string[] {
  // As large as covers the frame, in whole pairs of pixels. Read from the frame itself: it may have been turned upright.
  const cover = [
    `w='2*ceil(max(${width},${height}*iw*sar/ih)/2-0.01)'`,
    `h='2*ceil(max(${height},${width}*ih/iw/sar)/2-0.01)'`,
  ].join(':');
  const crop = `crop=${width}:${height}`;
  const toneMap = toneMapFilters(source);
  const toOurs = 'out_color_matrix=bt709:out_range=tv';
  if (toneMap !== null)
    return [`scale=${cover}:flags=lanczos+accurate_rnd`, crop, ...toneMap, ...matched(match, toOurs)];
  const fromTheirs = `in_color_matrix=${matrixOf(source)}:in_range=${rangeOf(source)}`;
  const scale = `scale=${cover}:flags=lanczos+accurate_rnd:${fromTheirs}`;
  return match === undefined ? [`${scale}:${toOurs}`, crop] : [scale, crop, ...matched(match, toOurs)];
}

/** Through red, green and blue, as light is added and taken away; the values are held to what can be shown. */
function matched(match: ColourMatch | undefined, toOurs: string): string[] {
  if (match === undefined) return [];
  const channel = ({ gain, offset }: ChannelMatch): string =>
    `clip(val*${gain.toFixed(4)}+${offset.toFixed(2)}\\,0\\,255)`;
  const channels = `r='${channel(match.red)}':g='${channel(match.green)}':b='${channel(match.blue)}'`;
  return ['format=gbrp', `lutrgb=${channels}`, `scale=${toOurs}:flags=accurate_rnd`];
}

/** Matrices by the first part of their names in files, as the scaler calls them. */
const scalerMatrices: Readonly<Record<string, string>> = {
  bt709: 'bt709',
  bt2020: 'bt2020',
  bt470: 'bt601',
  smpte170m: 'bt601',
  smpte240m: 'smpte240m',
};

/** What the numbers of a pixel mean. A clip that does not say is taken as players take it: by its size. */
function matrixOf({ colorSpace, width, height }: ConformSource): string {
  const [matrix = ''] = colorSpace.split('/');
  const written = Object.entries(scalerMatrices).find(([name]) => matrix.startsWith(name));
  if (written !== undefined) return written[1];
  return Math.min(width, height) >= 576 || Math.max(width, height) >= 1024 ? 'bt709' : 'bt601';
}

function rangeOf({ colorRange, pixelFormat }: ConformSource): string {
  return colorRange === 'pc' || pixelFormat.startsWith('yuvj') ? 'full' : 'limited';
}
