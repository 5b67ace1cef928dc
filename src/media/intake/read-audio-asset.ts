import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { BeatboardError } from '#domain/errors.ts';
import { inputOptions } from '../ffmpeg/input-options.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { readMediaType } from './read-media-type.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { MediaType } from './media-type.ts';

const maximumSizeBytes = 200_000_000;
/** Below this peak nobody hears anything. */
const audiblePeakDb = -60;

/** A sound file that has been decoded from end to end and has sound in it. */
export interface AudioAsset {
  readonly mediaType: MediaType;
  readonly durationSeconds: number;
  readonly sampleRateHz: number;
  readonly channels: number;
}

/**
 * Looks at a sound file: kind by its bytes, then its packets, then its peak, for which all of it is decoded.
 * Rejects with `audio_unreadable` and a sentence that names the file.
 */
export async function readAudioAsset(runner: FfmpegRunner, path: string): Promise<AudioAsset> {
  const name = basename(path);
  const mediaType = await checkFile(path, name);
  const asDamaged = (cause: unknown): never => {
    if (cause instanceof BeatboardError && cause.code !== 'ffmpeg_failed') throw cause;
    throw new BeatboardError('audio_unreadable', `${name} is damaged or cannot be decoded.`, { cause });
  };
  const { audio } = await probeMedia(runner, path).catch(asDamaged);
  if (audio === undefined) throw new BeatboardError('audio_unreadable', `${name} has no sound track.`);
  const peakDb = await measurePeak(runner, path, mediaType).catch(asDamaged);
  if (!(peakDb > audiblePeakDb)) throw new BeatboardError('audio_unreadable', `${name} is silent.`);
  const { durationSeconds, sampleRateHz, channels } = audio;
  return { mediaType, durationSeconds, sampleRateHz, channels };
}

async function checkFile(path: string, name: string): Promise<MediaType> {
  const file = await stat(path).catch((cause: unknown) => {
    throw new BeatboardError('audio_unreadable', `${name} does not exist or may not be read.`, { cause });
  });
  if (!file.isFile()) throw new BeatboardError('audio_unreadable', `${name} is not a file.`);
  if (file.size > maximumSizeBytes) {
    const megabytes = Math.ceil(file.size / 1e6);
    throw new BeatboardError('audio_unreadable', `${name} has ${megabytes} MB; 200 MB are allowed.`);
  }
  const mediaType = await readMediaType(path).catch((cause: unknown) => {
    throw new BeatboardError('audio_unreadable', `${name} may not be read.`, { cause });
  });
  const isSound = mediaType !== null && ['mp3', 'wav', 'flac', 'ogg', 'mp4', 'webm'].includes(mediaType);
  if (!isSound) throw new BeatboardError('audio_unreadable', `${name} is not an MP3, WAV, FLAC, Ogg or M4A file.`);
  return mediaType;
}

/** Decodes the whole track; the highest sample in decibels below full scale. */
async function measurePeak(runner: FfmpegRunner, path: string, mediaType: MediaType): Promise<number> {
  const args = [...inputOptions(path, mediaType), '-map', '0:a:0', '-af', 'volumedetect', '-f', 'null', '-'];
  const { messages } = await runner.run(args, { logLevel: 'info', timeoutMs: 120_000 });
  return Number(/max_volume: (-?[\d.]+) dB/.exec(messages)?.[1] ?? -Infinity);
}
