import { BeatboardError } from '#domain/errors.ts';
import { toFfmpegError } from './ffmpeg-failure.ts';
import { startProcessGroup } from './process-group.ts';
import type { ChildProcess } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';

/** The newest part of ffmpeg's messages is kept, at most this many characters. */
const maximumMessageLength = 262_144;

export interface FfmpegProcessOptions {
  readonly stdio: StdioOptions;
  /** How much ffmpeg says; `info` where its words are the result. Default `error`. */
  readonly logLevel?: 'error' | 'info';
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

/** One run of ffmpeg, watched: it ends on abort, on time-out and with us. */
export interface FfmpegProcess {
  readonly child: ChildProcess;
  /** Resolves to what ffmpeg said; rejects with `canceled`, `disk_full`, `ffmpeg_missing` or `ffmpeg_failed`. */
  readonly ended: Promise<string>;
  /** Kills the process group; `ended` then rejects with the given error. */
  stop(reason: BeatboardError): void;
}

/** The error of a run that somebody asked to stop. */
export function canceledError(): BeatboardError {
  return new BeatboardError('canceled', 'The work was stopped.');
}

/** Starts ffmpeg without a shell and without a terminal. Options that say where to write belong into `args`. */
export function startFfmpeg(ffmpegPath: string, args: readonly string[], options: FfmpegProcessOptions): FfmpegProcess {
  if (options.signal?.aborted === true) throw canceledError();
  const general = ['-hide_banner', '-nostdin', '-y', '-loglevel', options.logLevel ?? 'error'];
  const group = startProcessGroup(ffmpegPath, [...general, ...args], options.stdio);
  let messages = '';
  let stopReason: BeatboardError | undefined;
  const stop = (reason: BeatboardError): void => {
    stopReason ??= reason;
    group.kill();
  };
  group.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    messages = (messages + text).slice(-maximumMessageLength);
  });
  const onAbort = (): void => stop(canceledError());
  options.signal?.addEventListener('abort', onAbort, { once: true });
  const timer = startTimer(options.timeoutMs, stop);
  const ended = group.ended
    .then(
      (end) => {
        if (stopReason !== undefined) throw stopReason;
        if (end.exitCode !== 0) throw toFfmpegError(messages, end);
        return messages;
      },
      (cause: unknown) => {
        throw new BeatboardError('ffmpeg_missing', `ffmpeg at ${ffmpegPath} cannot be run.`, { cause });
      },
    )
    .finally(() => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', onAbort);
    });
  // Callers may look at `ended` late (a frame writer does so only on close): that is no unhandled rejection.
  ended.catch(() => undefined);
  return { child: group.child, ended, stop };
}

function startTimer(timeoutMs: number | undefined, stop: FfmpegProcess['stop']): NodeJS.Timeout | undefined {
  if (timeoutMs === undefined) return undefined;
  const seconds = Math.round(timeoutMs / 100) / 10;
  return setTimeout(
    () => stop(new BeatboardError('ffmpeg_failed', `ffmpeg took longer than ${seconds} seconds.`)),
    timeoutMs,
  );
}
