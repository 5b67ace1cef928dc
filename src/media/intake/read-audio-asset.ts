import { BeatboardError } from '#domain/errors.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { checkInputFile, displayName } from './check-input-file.ts';
import { audioLimits } from './intake-limits.ts';
import { asRefusal, refusal } from './refusal.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { AudioProbe, MediaProbe } from '../ffmpeg/parse-probe.ts';
import type { FileDemands } from './check-input-file.ts';
import type { MediaType } from './media-type.ts';

/** Below this peak nobody hears anything. */
const audiblePeakDb = -60;

const demands: FileDemands = {
  kind: 'audio',
  mediaTypes: ['mp3', 'wav', 'flac', 'ogg', 'mp4', 'webm'],
  sizeBytes: audioLimits.sizeBytes,
  otherwise: 'is not an MP3, WAV, FLAC, Ogg or M4A file.',
};

/** A sound file that has been decoded from end to end and has sound in it. */
export interface AudioAsset {
  readonly mediaType: MediaType;
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
  readonly channels: number;
}

export interface ReadAudioOptions {
  /** The name people know it by. Default: that of the file. */
  readonly name?: string | undefined;
  /** Where a clean copy goes: FLAC, 48 kHz stereo, without metadata, pictures or other tracks. Default: none is made. */
  readonly outputPath?: string | undefined;
  /** What is known of the file. Default: it is looked at. */
  readonly probe?: MediaProbe | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at a sound file, or at the sound of a video: kind by its bytes, then its packets, then its peak, for which all
 * of it is decoded. What it tells is of the file as it came. Rejects with `audio_unreadable` and a sentence that names
 * the file.
 */
export async function readAudioAsset(
  runner: FfmpegRunner,
  path: string,
  options: ReadAudioOptions = {},
): Promise<AudioAsset> {
  const name = displayName(path, options.name);
  const mediaType = await checkInputFile(path, name, demands);
  const asDamaged = asRefusal('audio', `${name} is damaged or cannot be decoded.`);
  const limited = { limits: foreignFileLimits, ...(options.signal && { signal: options.signal }) };
  const { audio } = options.probe ?? (await probeMedia(runner, path, limited).catch(asDamaged));
  checkTrack(audio, name);
  const args = [...inputOptions(path, mediaType), '-map', '0:a:0', '-af', 'volumedetect'];
  const { messages } = await runner
    .run(['-threads', '1', ...args, ...outputOf(options.outputPath)], {
      ...limited,
      logLevel: 'info',
      timeoutMs: audioLimits.timeoutMs,
    })
    .catch(asDamaged);
  const peakDb = Number(/max_volume: (-?[\d.]+) dB/.exec(messages)?.[1] ?? -Infinity);
  if (!(peakDb > audiblePeakDb)) throw new BeatboardError('audio_unreadable', `${name} is silent.`);
  const { durationSeconds, sampleRateHz, channels } = audio;
  return { mediaType, durationSeconds, sampleRateHz, channels };
}

function checkTrack(audio: AudioProbe | undefined, name: string): asserts audio is AudioProbe {
  if (audio === undefined) throw refusal('audio', 'unreadable', `${name} has no sound track.`);
  const { durationSeconds, sampleRatesHz } = audioLimits;
  if (!(audio.durationSeconds <= durationSeconds)) {
    const minutes = Math.ceil(audio.durationSeconds / 60);
    throw refusal('audio', 'tooLarge', `${name} is ${minutes} minutes long; ${durationSeconds / 60} are allowed.`);
  }
  if (!(audio.sampleRateHz >= sampleRatesHz.lowest && audio.sampleRateHz <= sampleRatesHz.highest)) {
    throw refusal(
      'audio',
      'unreadable',
      `${name} has ${audio.sampleRateHz} samples a second: no track has so few or so many.`,
    );
  }
}

/** What a clean track is: the sample rate of our masters, two channels, nothing that its maker or owner wrote into it. */
function outputOf(outputPath: string | undefined): string[] {
  if (outputPath === undefined) return ['-f', 'null', '-'];
  return [
    ...['-t', String(audioLimits.durationSeconds), '-c:a', 'flac', '-sample_fmt', 's16', '-ar', '48000', '-ac', '2'],
    ...['-vn', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1'],
    ...['-fflags', '+bitexact', '-flags:a', '+bitexact', '-fs', String(foreignFileLimits.fileSizeBytes)],
    ...['-f', 'flac', `file:${outputPath}`],
  ];
}
