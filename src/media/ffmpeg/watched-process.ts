import { BeatboardError } from '#domain/errors.ts';
import { failedToStart } from './process-limits.ts';
import { startProcessGroup } from './process-group.ts';
import type { ChildProcess, StdioOptions } from 'node:child_process';
import type { ProcessEnd } from './process-group.ts';
import type { ProcessLimits } from './process-limits.ts';

/** The newest part of what a child says is kept, at most this many characters. */
const maximumMessageLength = 262_144;

export interface WatchOptions {
  readonly stdio: StdioOptions;
  readonly limits: ProcessLimits;
  readonly signal?: AbortSignal | undefined;
  /** Ends the child with `lateError` after so long. Default: no end. */
  readonly timeoutMs?: number | undefined;
  readonly lateError: (seconds: number) => BeatboardError;
  /** Thrown when the program cannot be started at all. */
  readonly missingError: (cause: unknown) => BeatboardError;
}

/** A child that ends on abort, on time-out and with us. */
export interface WatchedProcess {
  readonly child: ChildProcess;
  /** Resolves when the child has ended by itself, however; rejects with the reason when it was stopped. */
  readonly ended: Promise<ProcessEnd & { readonly messages: string }>;
  /** Kills the process group; `ended` then rejects with the given error. */
  stop(reason: BeatboardError): void;
}

/** The error of work that somebody asked to stop. */
export function canceledError(): BeatboardError {
  return new BeatboardError('canceled', 'The work was stopped.');
}

/** Starts a program without a shell, and watches it. Throws `canceled` when `signal` is aborted already. */
export function startWatched(command: string, args: readonly string[], options: WatchOptions): WatchedProcess {
  if (options.signal?.aborted === true) throw canceledError();
  const group = startProcessGroup(command, args, options.stdio, options.limits);
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
  const timer = startTimer(options, stop);
  const ended = group.ended
    .then(
      (end) => {
        if (stopReason !== undefined) throw stopReason;
        if (failedToStart(messages)) throw options.missingError(new Error(messages.trim()));
        return { ...end, messages };
      },
      (cause: unknown) => {
        throw options.missingError(cause);
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

function startTimer(options: WatchOptions, stop: WatchedProcess['stop']): NodeJS.Timeout | undefined {
  const { timeoutMs, lateError } = options;
  if (timeoutMs === undefined) return undefined;
  return setTimeout(() => stop(lateError(Math.round(timeoutMs / 100) / 10)), timeoutMs);
}
