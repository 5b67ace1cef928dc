import { BeatboardError } from '#domain/errors.ts';
import { cropFilter, masterSampleRateHz, wavOutput } from './audio-decode.ts';
import { inputOptions } from './input-options.ts';
import type { AudioCrop, AudioSource } from './audio-decode.ts';

/** What a loudness meter says of a whole programme (EBU R 128). Silence has `-Infinity`. */
export interface Loudness {
  readonly integratedLufs: number;
  readonly truePeakDbtp: number;
}

/** The meter. Its lines for every frame go to a level that is not shown; `quiet` is unknown to ffmpeg 5.1. */
export const loudnessMeter = 'ebur128=peak=true:framelog=verbose';

/** Reads the loudness of a file, or of a part of it, from the messages of a run at log level `info`. */
export function loudnessMeasureArguments(source: AudioSource, crop?: AudioCrop): string[] {
  const filters = crop === undefined ? loudnessMeter : `${cropFilter(crop)},${loudnessMeter}`;
  return [
    ...[...inputOptions(source.inputPath, source.mediaType), '-map', '0:a:0', '-af', filters],
    ...['-f', 'null', '-'],
  ];
}

/** Takes the summary out of ffmpeg's messages. */
export function parseLoudness(messages: string): Loudness {
  const summary = messages.slice(messages.lastIndexOf('Summary:'));
  const integrated = /I:\s+(-?[\d.]+|-inf|nan) LUFS/.exec(summary)?.[1];
  const peak = /Peak:\s+(-?[\d.]+|-inf|nan) dBFS/.exec(summary)?.[1];
  if (integrated === undefined || peak === undefined) {
    throw new BeatboardError('ffmpeg_failed', 'ffmpeg did not say how loud the sound is.');
  }
  return { integratedLufs: toDecibels(integrated), truePeakDbtp: toDecibels(peak) };
}

/** The meter's floor is -70 LUFS; what it cannot measure is silence. */
function toDecibels(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) && value > -70 ? value : -Infinity;
}

/** How a part is brought to its loudness. */
export interface LoudnessChange {
  readonly gainDb: number;
  /** Peaks are held below this; `null` when the gain alone stays below it. */
  readonly ceilingDbtp: number | null;
}

export interface LoudnessApplyOptions extends AudioSource, AudioCrop {
  readonly change: LoudnessChange;
  readonly outputPath: string;
}

/**
 * Writes the master: the part, its gain, and where needed a limiter at four times the sample rate, which sees the
 * peaks between samples. A fixed gain keeps the quiet opening quiet and the loud part loud.
 */
export function loudnessApplyArguments(options: LoudnessApplyOptions): string[] {
  const { gainDb, ceilingDbtp } = options.change;
  const filters = [
    cropFilter(options),
    `volume=${gainDb.toFixed(2)}dB`,
    ...(ceilingDbtp === null ? [] : [limiterFilter(ceilingDbtp)]),
    `apad,atrim=end_sample=${options.sampleCount}`,
  ];
  return [
    ...[...inputOptions(options.inputPath, options.mediaType), '-map', '0:a:0', '-af', filters.join(',')],
    ...wavOutput(options.outputPath),
  ];
}

/** How far the limiter looks ahead. It delays the sound by as much, which is taken back, so that music stays on its cuts. */
const lookAheadMs = 5;
const lookAheadSamples = (lookAheadMs * masterSampleRateHz) / 1000;

function limiterFilter(ceilingDbtp: number): string {
  const limit = (10 ** (ceilingDbtp / 20)).toFixed(6);
  return [
    `apad=pad_len=${lookAheadSamples}`,
    `aresample=${masterSampleRateHz * 4}`,
    `alimiter=limit=${limit}:level=false:attack=${lookAheadMs}:release=60`,
    `aresample=${masterSampleRateHz}`,
    `atrim=start_sample=${lookAheadSamples}`,
    'asetpts=PTS-STARTPTS',
  ].join(',');
}
