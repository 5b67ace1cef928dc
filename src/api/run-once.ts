import { createHash } from 'node:crypto';
import { BeatboardError } from '#domain/errors.ts';
import type { IdempotencyAddress, IdempotencyClaim, IdempotencyDesk, RenderedAnswer } from './idempotency-desk.ts';

/** The answer, and whether it was given before. */
export interface OnceAnswer {
  readonly answer: RenderedAnswer;
  readonly replayed: boolean;
}

/** A request and what is the same in it when it is sent again. */
export interface OnceRequest {
  /** Undefined for a request without a key, which is simply carried out. */
  readonly address: IdempotencyAddress | undefined;
  readonly bodyHash: string;
  readonly renewMs: number;
}

/**
 * Carries out a request that must happen once. An equal one that was answered gets that answer; one with another body
 * is refused with `idempotency_key_reused`; one under way with `request_in_progress`. Only successes are kept: a
 * refused or failed request can be sent again under its key.
 */
export async function runOnce(
  desk: IdempotencyDesk,
  request: OnceRequest,
  run: () => Promise<RenderedAnswer>,
): Promise<OnceAnswer> {
  if (request.address === undefined) return { answer: await run(), replayed: false };
  const begun = await desk.begin(request.address, request.bodyHash);
  if (begun.kind === 'answered') return { answer: begun.answer, replayed: true };
  if (begun.kind === 'other_body') {
    throw new BeatboardError(
      'idempotency_key_reused',
      'This Idempotency-Key was used for a request with another body.',
    );
  }
  if (begun.kind === 'running') {
    throw new BeatboardError('request_in_progress', 'The same request is still being carried out.');
  }
  return { answer: await runClaimed(desk, begun.claim, request.renewMs, run), replayed: false };
}

async function runClaimed(
  desk: IdempotencyDesk,
  claim: IdempotencyClaim,
  renewMs: number,
  run: () => Promise<RenderedAnswer>,
): Promise<RenderedAnswer> {
  const renewal = setInterval(() => void desk.renew(claim).catch(() => undefined), renewMs);
  try {
    const answer = await run();
    await desk.complete(claim, answer);
    return answer;
  } catch (error) {
    // A claim that cannot be given back ends by itself.
    await desk.release(claim).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/** The name under which the studio knows the command: equal whenever the same request is carried out again. */
export function commandIdOf({ userId, operation, key }: IdempotencyAddress): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([userId, operation, key]))
    .digest('base64url');
  return `request-${digest}`;
}
