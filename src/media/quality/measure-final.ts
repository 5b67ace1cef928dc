import { masterSampleRateHz } from '../ffmpeg/audio-decode.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { loudnessMeter, parseLoudness } from '../ffmpeg/loudness.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { isFastStart } from './is-fast-start.ts';
import { measurePicture } from './measure-picture.ts';
import { measureSound } from './sound-meter.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { Loudness } from '../ffmpeg/loudness.ts';
import type { MediaProbe } from '../ffmpeg/parse-probe.ts';
import type { PictureMeasures } from './picture-meter.ts';
import type { SoundMeasures } from './sound-meter.ts';

/** Everything measured on a finished video, without a judgement. */
export interface FinalMeasures {
  readonly probe: MediaProbe;
  readonly isFastStart: boolean;
  readonly picture: PictureMeasures;
  /** `null` when there is no sound track. */
  readonly sound: (SoundMeasures & Loudness) | null;
}

export interface MeasureOptions {
  readonly signal?: AbortSignal;
  /** What was measured on the very pictures of the file before, part by part; they are not decoded again then. */
  readonly picture?: PictureMeasures;
}

/** Measures a finished MP4: its make-up, its sound, and its pictures unless they were measured before. */
export async function measureFinal(
  runner: FfmpegRunner,
  path: string,
  options: MeasureOptions = {},
): Promise<FinalMeasures> {
  const probe = await probeMedia(runner, path);
  const [fastStart, picture, sound] = await Promise.all([
    isFastStart(path),
    options.picture ?? measurePicture(runner, path, options),
    probe.audio === undefined ? null : measureTrack(runner, path, options),
  ]);
  return { probe, isFastStart: fastStart, picture, sound };
}

async function measureTrack(
  runner: FfmpegRunner,
  path: string,
  options: MeasureOptions,
): Promise<SoundMeasures & Loudness> {
  const filters = `aresample=${masterSampleRateHz},aformat=channel_layouts=stereo,${loudnessMeter}`;
  const args = [...inputOptions(path), '-map', '0:a:0', '-af', filters, '-f', 'f32le', 'pipe:1'];
  const { output, messages } = await runner.run(args, { ...options, logLevel: 'info' });
  const samples = new Float32Array(output.buffer, output.byteOffset, Math.floor(output.length / 4));
  return { ...measureSound(samples, 2, masterSampleRateHz), ...parseLoudness(messages) };
}
