import { stat } from 'node:fs/promises';
import { BeatboardError } from '#domain/errors.ts';
import { probeMedia } from '../ffmpeg/probe.ts';
import { foreignFileLimits } from '../ffmpeg/process-limits.ts';
import { checkInputFile, displayName } from './check-input-file.ts';
import { videoLimits } from './intake-limits.ts';
import { asRefusal, refusal } from './refusal.ts';
import { videoAssetArguments } from './video-asset-arguments.ts';
import type { FfmpegRunner } from '../ffmpeg/ffmpeg-runner.ts';
import type { MediaProbe, VideoProbe } from '../ffmpeg/parse-probe.ts';
import type { FileDemands } from './check-input-file.ts';

const demands: FileDemands = {
  kind: 'video',
  mediaTypes: ['mp4', 'webm'],
  sizeBytes: videoLimits.sizeBytes,
  otherwise: 'is not an MP4, MOV or WebM video.',
};

/** A video taken in: H.264 in MP4 with a constant frame rate, upright, BT.709, with its first sound track as AAC. */
export interface VideoAsset {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly durationSeconds: number;
  readonly hasSound: boolean;
}

export interface ReadVideoOptions {
  /** The name people know it by. Default: that of the file. */
  readonly name?: string | undefined;
  /** What is known of the file. Default: it is looked at. */
  readonly probe?: MediaProbe | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Takes in an MP4, MOV or WebM: kind by its bytes, then its packets, then all of it is decoded and encoded anew to
 * `outputPath`; what is told is measured on the result. Of a file that breaks off, the part that can be played is kept.
 * Rejects with `video_unreadable` or `video_too_large` and a sentence that names the file.
 */
export async function readVideoAsset(
  runner: FfmpegRunner,
  inputPath: string,
  outputPath: string,
  options: ReadVideoOptions = {},
): Promise<VideoAsset> {
  const name = displayName(inputPath, options.name);
  const mediaType = await checkInputFile(inputPath, name, demands);
  const asDamaged = asRefusal('video', `${name} is damaged or cannot be decoded.`);
  const limited = { limits: foreignFileLimits, ...(options.signal && { signal: options.signal }) };
  const { video } = options.probe ?? (await probeMedia(runner, inputPath, limited).catch(asDamaged));
  checkPicture(video, name);
  const args = videoAssetArguments({ inputPath, mediaType, video, outputPath });
  const { messages } = await runner
    .run(args, { ...limited, timeoutMs: videoLimits.timeoutMs })
    .catch(asFilterMissing)
    .catch(asDamaged);
  await checkWritten(outputPath, messages, name);
  const written = await probeMedia(runner, outputPath, limited);
  if (written.video === undefined) throw refusal('video', 'unreadable', `${name} has no picture that can be shown.`);
  const { width, height, fps, durationSeconds } = written.video;
  return { width, height, fps, durationSeconds, hasSound: written.audio !== undefined };
}

function checkPicture(video: VideoProbe | undefined, name: string): asserts video is VideoProbe {
  if (video === undefined || video.frames === 0) throw refusal('video', 'unreadable', `${name} has no picture in it.`);
  const { width, height, frames, durationSeconds } = video;
  const { pixels, sidePixels, framesPerSecond } = videoLimits;
  if (width > sidePixels || height > sidePixels || width * height > pixels) {
    throw refusal('video', 'tooLarge', `${name} is ${width} x ${height} pixels; 4096 x 2304 are allowed.`);
  }
  if (!(durationSeconds <= videoLimits.durationSeconds)) {
    const has = Math.ceil(durationSeconds);
    throw refusal('video', 'tooLarge', `${name} is ${has} seconds long; ${videoLimits.durationSeconds} are allowed.`);
  }
  // Counted, not read from the header. A second more: a few frames say nothing about a rate.
  if (frames > (durationSeconds + 1) * framesPerSecond) {
    const rate = `${frames} frames in ${durationSeconds.toFixed(2)} seconds`;
    throw refusal('video', 'tooLarge', `${name} has ${rate}; ${framesPerSecond} a second are allowed.`);
  }
}

/** Not the file's fault: without this filter, high dynamic range would come out grey. */
function asFilterMissing(failure: unknown): never {
  if (failure instanceof BeatboardError && /No such filter/.test(failure.message)) {
    const sentence = 'The ffmpeg in use cannot convert HDR video: it lacks the filter zscale, tonemap or bwdif.';
    throw new BeatboardError('ffmpeg_missing', sentence, { cause: failure });
  }
  throw failure;
}

/** ffmpeg ends as if all were well where it may write no more, and leaves frames out for which it gets no memory. */
async function checkWritten(outputPath: string, messages: string, name: string): Promise<void> {
  const { size } = await stat(outputPath);
  if (size > foreignFileLimits.fileSizeBytes * 0.99) {
    throw refusal('video', 'tooLarge', `${name} holds too much to be kept: more than ${Math.floor(size / 1e6)} MB.`);
  }
  if (/Cannot allocate memory|get_buffer\(\) failed/.test(messages)) {
    throw refusal('video', 'tooLarge', `${name} cannot be decoded within the memory allowed.`, new Error(messages));
  }
}
