import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { probeMedia } from '../ffmpeg/probe.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { checkInputFile, displayName } from './check-input-file.ts';
import { cleanFileName } from './clean-file-name.ts';
import { videoLimits } from './intake-limits.ts';
import { readAudioAsset } from './read-audio-asset.ts';
import { readImageAsset } from './read-image-asset.ts';
import { readVideoAsset } from './read-video-asset.ts';
import { asRefusal } from './refusal.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { MediaProbe } from '../ffmpeg/parse-probe.ts';
import type { FileDemands } from './check-input-file.ts';
import type { MediaType } from './media-type.ts';
import type { ImageAsset } from './read-image-asset.ts';
import type { VideoAsset } from './read-video-asset.ts';
import type { AssetKind } from './refusal.ts';

/** What is kept of a track: FLAC, 48 kHz, stereo. */
export interface TrackAsset {
  readonly durationSeconds: number;
  readonly sampleRateHz: 48_000;
  readonly channels: 2;
}

/** A file as we made it from one of others. */
export type TakenAsset = {
  /** Clean, and with the extension of what the file is now. */
  readonly name: string;
  readonly filePath: string;
} & (
  | ({ readonly kind: 'image'; readonly mediaType: 'image/png' } & ImageAsset)
  | ({ readonly kind: 'video'; readonly mediaType: 'video/mp4' } & VideoAsset)
  | ({ readonly kind: 'audio'; readonly mediaType: 'audio/flac' } & TrackAsset)
);

export interface ReadAssetOptions {
  /** The name its sender gave it; of no use but to be shown. Default: that of the file. */
  readonly name?: string | undefined;
  /** What the file is to be; another kind is refused, and of a video the sound alone is taken. Default: what it is. */
  readonly purpose?: AssetKind | undefined;
  /** An empty folder of ours, into which the one file is written. */
  readonly outputFolder: string;
  readonly signal?: AbortSignal | undefined;
}

/** The widest door: any kind at the size of the largest. The reader of each kind looks again, more strictly. */
const demands: FileDemands = {
  kind: 'any',
  mediaTypes: ['jpeg', 'png', 'webp', 'avif', 'gif', 'mp4', 'webm', 'mp3', 'wav', 'flac', 'ogg'],
  sizeBytes: videoLimits.sizeBytes,
  otherwise:
    'is not a file that can be used: pictures as JPEG, PNG, WebP, AVIF or GIF, videos as MP4, MOV or WebM, sound as MP3, WAV, FLAC, Ogg or M4A.',
};

const extensions = { image: 'png', video: 'mp4', audio: 'flac' } as const;

/**
 * Takes in a file that anybody may have sent: told by its bytes, bounded in every way it can grow, decoded in processes
 * of their own, and written anew without anything but picture and sound. The file itself is only read. Rejects with the
 * code of its kind and a sentence that names it; then nothing is left in the folder. One at a time keeps memory below 1 GiB.
 */
export async function readAsset(
  runner: FfmpegRunner,
  inputPath: string,
  options: ReadAssetOptions,
): Promise<TakenAsset> {
  const { purpose, signal } = options;
  const name = displayName(inputPath, options.name);
  const path = resolve(inputPath);
  const { kind, probe } = purpose === undefined ? await findKind(runner, path, name, signal) : { kind: purpose };
  const extension = extensions[kind];
  const filePath = join(resolve(options.outputFolder), `asset.${extension}`);
  const common = { name: cleanFileName(`${name.replace(/\.[^.]*$/, '')}.${extension}`), filePath };
  try {
    switch (kind) {
      case 'image':
        return { kind, mediaType: 'image/png', ...common, ...(await readImageAsset(path, filePath, { name, signal })) };
      case 'video': {
        const video = await readVideoAsset(runner, path, filePath, { name, probe, signal });
        return { kind, mediaType: 'video/mp4', ...common, ...video };
      }
      case 'audio': {
        const { durationSeconds } = await readAudioAsset(runner, path, { name, outputPath: filePath, probe, signal });
        return { kind, mediaType: 'audio/flac', ...common, durationSeconds, sampleRateHz: 48_000, channels: 2 };
      }
    }
  } catch (error) {
    await rm(filePath, { force: true });
    throw error;
  }
}

const soundTypes: readonly MediaType[] = ['mp3', 'wav', 'flac', 'ogg'];

/** By the first bytes; an MP4 or WebM is a video when there is a picture in it, else sound. */
async function findKind(
  runner: FfmpegRunner,
  path: string,
  name: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly kind: AssetKind; readonly probe?: MediaProbe }> {
  const mediaType = await checkInputFile(path, name, demands);
  if (soundTypes.includes(mediaType)) return { kind: 'audio' };
  if (mediaType !== 'mp4' && mediaType !== 'webm') return { kind: 'image' };
  const probe = await probeMedia(runner, path, { limits: foreignFileLimits, ...(signal && { signal }) }).catch(
    asRefusal('video', `${name} is damaged or cannot be decoded.`),
  );
  return { kind: probe.video === undefined && probe.audio !== undefined ? 'audio' : 'video', probe };
}
