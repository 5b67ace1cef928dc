import { BeatboardError } from '#domain/errors.ts';
import type { Connection } from './connection.ts';
import { ServerError } from './server-error.ts';

const attemptsMaximum = 5;
const backoffMs = { first: 250, longest: 8000 } as const;
/** Whoever asks for more patience than this gets none: the person at the keyboard decides. */
const retryAfterMaximumSeconds = 60;
/** A request whose answer was lost may still be at work; it is asked for ever less often, for half an hour. */
const inProgress = { attempts: 360, firstMs: 1000, longestMs: 5000 } as const;
const busyStatuses: ReadonlySet<number> = new Set([429, 502, 503]);

/**
 * How long to wait before trying again after the n-th failure (from 1), in milliseconds; null to give up. Tries again
 * when the connection broke and when the server is busy, in widening steps of
 * which a random part is left out, until `maximum` attempts have failed.
 */
export function delayBeforeRetry(
  error: unknown,
  failures: number,
  random: number,
  maximum = attemptsMaximum,
): number | null {
  if (error instanceof ServerError) {
    const { problem, retryAfterSeconds } = error;
    if (isInProgress(error)) {
      return failures < inProgress.attempts ? Math.min(inProgress.longestMs, inProgress.firstMs * failures) : null;
    }
    // That many videos in work do not end in a moment: whether to wait is for a person to say.
    if (problem.code === 'too_many_videos') return null;
    if (!busyStatuses.has(problem.status) || failures >= maximum) return null;
    if ((retryAfterSeconds ?? 0) > retryAfterMaximumSeconds) return null;
    return Math.max((retryAfterSeconds ?? 0) * 1000, backoff(failures, random));
  }
  if (!(error instanceof BeatboardError) || error.code !== 'server_unreachable') return null;
  return failures < maximum ? backoff(failures, random) : null;
}

function isInProgress(error: unknown): boolean {
  return error instanceof ServerError && error.problem.code === 'request_in_progress';
}

function backoff(failures: number, random: number): number {
  const fullMs = Math.min(backoffMs.longest, backoffMs.first * 2 ** (failures - 1));
  return fullMs * (0.5 + random / 2);
}

/** Does something until it succeeds, as far as {@link delayBeforeRetry} allows. */
export async function withRetries<Result>(
  attempt: () => Promise<Result>,
  connection: Connection,
  signal?: AbortSignal,
): Promise<Result> {
  // A request that is found at work has arrived: however often that is, it takes no patience from what breaks later.
  const counts = { inProgress: 0, failures: 0 };
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      signal?.throwIfAborted();
      const failures = (counts[isInProgress(error) ? 'inProgress' : 'failures'] += 1);
      const delayMs = delayBeforeRetry(error, failures, connection.random());
      if (delayMs === null) throw error;
      await connection.wait(delayMs, signal);
    }
  }
}
