import { BeatboardError } from '#domain/errors.ts';

/** The error of an answer that takes too long; it may have been paid for. */
export function answerTooSlow(how: string): BeatboardError {
  return new BeatboardError('answer_too_slow', `The answer ${how}; the request may have been carried out.`);
}

/** The error of an answer above its size. */
export function answerTooLarge(maximumBytes: number): BeatboardError {
  const megabytes = Math.round(maximumBytes / 10_000) / 100;
  return new BeatboardError('answer_too_large', `The answer is larger than the ${megabytes} MB allowed for it.`);
}

/** The error of an answer that is not what was asked for. */
export function answerRefused(reason: string): BeatboardError {
  return new BeatboardError('answer_refused', `The answer was not taken: ${reason}.`);
}

/**
 * What a failed request or body means for the caller. Errors of ours, thrown while connecting or reading, stand as they
 * are, also where the HTTP client has wrapped them; anything else means that a request was sent and its answer is lost.
 */
export function answerLost(error: unknown): BeatboardError {
  if (error instanceof BeatboardError) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  if (cause instanceof BeatboardError) return cause;
  const reason = cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
  return new BeatboardError(
    'answer_lost',
    `The connection broke before the answer was whole (${reason}); the request may have been carried out.`,
    { cause: error },
  );
}
