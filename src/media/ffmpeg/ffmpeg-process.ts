import { BeatboardError } from '#domain/errors.ts';
import { toFfmpegError } from './ffmpeg-failure.ts';
import { ownFileLimits } from './process-limits.ts';
import { startWatched } from './watched-process.ts';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import type { ProcessLimits } from './process-limits.ts';

export interface FfmpegProcessOptions {
  readonly stdio: StdioOptions;
  /** How much ffmpeg says; `info` where its words are the result. Default `error`. */
  readonly logLevel?: 'error' | 'info' | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  /** Default: `ownFileLimits`. */
  readonly limits?: ProcessLimits | undefined;
}

/** One run of ffmpeg, watched: it ends on abort, on time-out and with us. */
export interface FfmpegProcess {
  readonly child: ChildProcess;
  /** Resolves to what ffmpeg said; rejects with `canceled`, `disk_full`, `ffmpeg_missing` or `ffmpeg_failed`. */
  readonly ended: Promise<string>;
  /** Kills the process group; `ended` then rejects with the given error. */
  stop(reason: BeatboardError): void;
}

/** Starts ffmpeg without a shell and without a terminal. Options that say where to write belong into `args`. */
export function startFfmpeg(ffmpegPath: string, args: readonly string[], options: FfmpegProcessOptions): FfmpegProcess {
  const general = ['-hide_banner', '-nostdin', '-y', '-loglevel', options.logLevel ?? 'error'];
  const { child, stop, ended } = startWatched(ffmpegPath, [...general, ...args], {
    stdio: options.stdio,
    limits: options.limits ?? ownFileLimits,
    signal: options.signal,
    timeoutMs: options.timeoutMs,
    lateError: (seconds) => new BeatboardError('ffmpeg_failed', `ffmpeg took longer than ${seconds} seconds.`),
    missingError: (cause) => new BeatboardError('ffmpeg_missing', `ffmpeg at ${ffmpegPath} cannot be run.`, { cause }),
  });
  const said = ended.then((end) => {
    if (end.exitCode !== 0) throw toFfmpegError(end.messages, end);
    return end.messages;
  });
  said.catch(() => undefined);
  return { child, ended: said, stop };
}
