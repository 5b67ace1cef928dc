import { masterSampleRateHz } from '../ffmpeg/audio-decode.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { loudnessMeter, parseLoudness } from '../ffmpeg/loudness.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { isFastStart } from './is-fast-start.ts';
import { createPictureMeter, meterSide } from './picture-meter.ts';
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
}

/** Decodes a finished MP4 once, picture and sound side by side, and measures both. */
export async function measureFinal(
  runner: FfmpegRunner,
  path: string,
  options: MeasureOptions = {},
): Promise<FinalMeasures> {
  const probe = await probeMedia(runner, path);
  const [fastStart, picture, sound] = await Promise.all([
    isFastStart(path),
    measurePicture(runner, path, options),
    probe.audio === undefined ? null : measureTrack(runner, path, options),
  ]);
  return { probe, isFastStart: fastStart, picture, sound };
}

async function measurePicture(runner: FfmpegRunner, path: string, options: MeasureOptions): Promise<PictureMeasures> {
  const meter = createPictureMeter();
  const filters = `extractplanes=y,scale=${meterSide}:${meterSide}:flags=area,format=gray`;
  const args = [
    ...['-threads', '2', '-skip_loop_filter', 'noref', ...inputOptions(path), '-map', '0:v:0', '-vf', filters],
    ...['-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'],
  ];
  const frame = new Uint8Array(meterSide * meterSide);
  const reader = runner.openFrameReader(args, frame.length, options);
  try {
    while (await reader.read(frame)) meter.add(frame);
  } finally {
    await reader.close();
  }
  return meter.end();
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
