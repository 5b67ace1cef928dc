import { BeatboardError } from '#domain/errors.ts';
import { startFfmpeg } from './ffmpeg-process.ts';
import { createProgressParser } from './ffmpeg-progress.ts';
import { openFrameReader } from './frame-reader.ts';
import { openFrameWriter } from './frame-writer.ts';
import { defaultIdleMs, limitReaderIdle, limitWriterIdle } from './limit-idle.ts';
import type { FfmpegBinary } from './ffmpeg-binary.ts';
import type { FrameReader } from './frame-reader.ts';
import type { FrameWriter } from './frame-writer.ts';
import type { ProcessLimits } from './process-limits.ts';
import type { Readable } from 'node:stream';

/** Long enough for a minute of 1080p on a slow machine; callers with less to do pass less. */
const defaultTimeoutMs = 600_000;
/** Five minutes of stereo float sound at 48 kHz fit; anything larger belongs into a file. */
const defaultMaximumOutputBytes = 128_000_000;

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Default: ten minutes. */
  readonly timeoutMs?: number;
  /** Called about twice a second with the frames and seconds written so far. */
  readonly onProgress?: (frame: number, seconds: number) => void;
  /** `info` where ffmpeg's words are the result. Default `error`. */
  readonly logLevel?: 'error' | 'info';
  /** Upper limit of what may come from `pipe:1`. Default: 128 MB. */
  readonly maximumOutputBytes?: number;
  /** Takes what comes from `pipe:1` piece by piece, so that nothing of it has to be kept. */
  readonly onOutput?: (piece: Buffer) => void;
  /** `foreignFileLimits` for a file that we did not make. Default: `ownFileLimits`. */
  readonly limits?: ProcessLimits;
}

export interface RunResult {
  /** Whatever the arguments sent to `pipe:1`; empty when somebody took it. */
  readonly output: Buffer;
  /** ffmpeg's own words. */
  readonly messages: string;
}

export interface PipeOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long ffmpeg may take over one frame while we wait for it. Default: two minutes. */
  readonly idleTimeoutMs?: number;
}

/** The one door to ffmpeg. Arguments are lists made by the builders beside this file; no shell ever sees them. */
export interface FfmpegRunner {
  readonly ffmpegPath: string;
  /** Runs to the end. Rejects with `ffmpeg_failed`, `disk_full`, `ffmpeg_missing` or, on abort, `canceled`. */
  run(args: readonly string[], options?: RunOptions): Promise<RunResult>;
  /** Feeds raw frames to an encoder that reads `pipe:0`. */
  openFrameWriter(args: readonly string[], options?: PipeOptions): FrameWriter;
  /** Takes raw frames of a fixed size from a decoder that writes `pipe:1`. */
  openFrameReader(args: readonly string[], frameSizeBytes: number, options?: PipeOptions): FrameReader;
}

/** A runner over one binary. It holds no state, so each worker thread may create its own from the path alone. */
export function createFfmpegRunner(binary: Pick<FfmpegBinary, 'ffmpegPath'>): FfmpegRunner {
  const { ffmpegPath } = binary;
  return {
    ffmpegPath,
    run: (args, options = {}) => runFfmpeg(ffmpegPath, args, options),
    openFrameWriter(args, options = {}) {
      return limitWriterIdle(openFrameWriter(ffmpegPath, args, options), options.idleTimeoutMs ?? defaultIdleMs);
    },
    openFrameReader(args, frameSizeBytes, options = {}) {
      const reader = openFrameReader(ffmpegPath, args, frameSizeBytes, options);
      return limitReaderIdle(reader, options.idleTimeoutMs ?? defaultIdleMs);
    },
  };
}

async function runFfmpeg(ffmpegPath: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { onProgress } = options;
  const running = startFfmpeg(ffmpegPath, [...progressOptions(onProgress !== undefined), ...args], {
    stdio: onProgress === undefined ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'pipe', 'pipe', 'pipe'],
    signal: options.signal,
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    logLevel: options.logLevel,
    limits: options.limits,
  });
  if (onProgress !== undefined) {
    const parse = createProgressParser(({ frame, seconds }) => onProgress(frame, seconds));
    const progress = running.child.stdio[3] as Readable;
    progress.setEncoding('utf8').on('data', parse);
  }
  const chunks: Buffer[] = [];
  const take = options.onOutput ?? ((piece) => void chunks.push(piece));
  const limit = options.maximumOutputBytes ?? defaultMaximumOutputBytes;
  let sizeBytes = 0;
  running.child.stdout?.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.length;
    if (sizeBytes <= limit) take(chunk);
    else running.stop(new BeatboardError('ffmpeg_failed', `ffmpeg gave more than ${limit} bytes.`));
  });
  const messages = await running.ended;
  return { output: Buffer.concat(chunks), messages };
}

function progressOptions(isWanted: boolean): string[] {
  return isWanted ? ['-nostats', '-progress', 'pipe:3'] : ['-nostats'];
}
