import { inputOptions } from './input-options.ts';
import type { MediaType } from '../intake/media-type.ts';

/** Sample rate of `analysisDecodeArguments`, which beat finding expects. */
export const analysisSampleRateHz = 44_100;

/** So much of a track is looked at: as long as the longest ad, with a little to spare. */
const analysisSeconds = 200;

/** Sample rate of every master. */
export const masterSampleRateHz = 48_000;

export interface AudioSource {
  readonly inputPath: string;
  readonly mediaType: MediaType;
}

/** Any sound file to 32-bit float, mono, 44.1 kHz, little-endian, on standard output. */
export function analysisDecodeArguments({ inputPath, mediaType }: AudioSource): string[] {
  return [
    ...[
      ...inputOptions(inputPath, mediaType),
      '-t',
      String(analysisSeconds),
      '-map',
      '0:a:0',
      '-ac',
      '1',
      '-ar',
      String(analysisSampleRateHz),
    ],
    ...['-f', 'f32le', 'pipe:1'],
  ];
}

/** Which part of a track is used, and how it begins and ends. */
export interface AudioCrop {
  /** Where in the track the part begins. Default: 0. */
  readonly startSeconds?: number;
  /** Length at 48 kHz; a shorter track is followed by silence. */
  readonly sampleCount: number;
  /** Default: 0. */
  readonly fadeInSeconds?: number;
  /** Default: 0. */
  readonly fadeOutSeconds?: number;
}

/** The filter chain that cuts a part of exactly `sampleCount` samples, 48 kHz stereo, with its fades. */
export function cropFilter(crop: AudioCrop): string {
  const { startSeconds = 0, sampleCount, fadeInSeconds = 0, fadeOutSeconds = 0 } = crop;
  const startSample = Math.round(startSeconds * masterSampleRateHz);
  const fadeInSamples = Math.round(fadeInSeconds * masterSampleRateHz);
  const fadeOutSamples = Math.min(sampleCount, Math.round(fadeOutSeconds * masterSampleRateHz));
  return [
    `aresample=${masterSampleRateHz}`,
    'aformat=sample_fmts=fltp:channel_layouts=stereo',
    `atrim=start_sample=${startSample},asetpts=PTS-STARTPTS`,
    `apad,atrim=end_sample=${sampleCount}`,
    ...(fadeInSamples > 0 ? [`afade=t=in:ss=0:ns=${fadeInSamples}`] : []),
    ...(fadeOutSamples > 0 ? [`afade=t=out:ss=${sampleCount - fadeOutSamples}:ns=${fadeOutSamples}`] : []),
  ].join(',');
}

/** 16-bit WAV without dates or names of tools. */
export function wavOutput(outputPath: string): string[] {
  return [
    ...['-c:a', 'pcm_s16le', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'],
    ...['-f', 'wav', `file:${outputPath}`],
  ];
}

/** A part of any sound file to a WAV, 48 kHz stereo. */
export function cropDecodeArguments(options: AudioSource & AudioCrop & { readonly outputPath: string }): string[] {
  return [
    ...[...inputOptions(options.inputPath, options.mediaType), '-map', '0:a:0', '-af', cropFilter(options)],
    ...wavOutput(options.outputPath),
  ];
}
