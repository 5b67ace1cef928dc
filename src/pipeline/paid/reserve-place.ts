import type { Attempt, NewAttempt, SpendLimits } from '#storage/ledger/attempt.ts';
import { budgetRefused } from './paid-errors.ts';
import type { PaidContext, PaidVendor } from './paid-context.ts';
import { assertPatience, tellPaused, tellResumed, waitAtGate } from './pass-gate.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { StepAside } from './lines.ts';

/** A place with its money, taken. */
export interface Place {
  readonly attempt: Attempt;
  readonly isProbe: boolean;
}

/**
 * Waits for a place at the provider and holds the price. Undefined when somebody else has begun the same call. Throws
 * `budget_refused`, `provider_account`, `provider_unavailable`, `not_found` when the video is gone.
 */
export async function reservePlace(
  context: PaidContext,
  order: NewAttempt,
  vendor: PaidVendor,
  limits: SpendLimits,
  signal: AbortSignal,
): Promise<Place | undefined> {
  const { ledger, lines, gateMemory, crashPoint } = context;
  const name = `paid ${vendor.keyDigest}`;
  // Nobody overtakes those of this process who wait already.
  let stepAside: StepAside | undefined = lines.isEmpty(name) ? undefined : await lines.enter(name, signal);
  let isPaused = false;
  try {
    for (;;) {
      signal.throwIfAborted();
      const answer = await ledger.reserve(order, limits);
      if (answer.kind === 'changed') return undefined;
      if (answer.kind === 'no_video') throw new BeatboardError('not_found', `There is no video ${order.videoId}.`);
      if (answer.kind === 'refused') throw budgetRefused(order, order.ceilingMicroUsd, answer);
      if (answer.kind === 'reserved') {
        crashPoint('attempt.reserved.committed');
        if (isPaused) await tellResumed(context, order, vendor);
        if (!answer.hadTrouble) gateMemory.noteWell(vendor.keyDigest);
        return answer;
      }
      assertPatience(context, order, vendor, answer.gate);
      if (answer.why === 'trouble' && !isPaused) await tellPaused(context, order, vendor, answer.gate);
      isPaused ||= answer.why === 'trouble';
      if (stepAside === undefined) {
        stepAside = await lines.enter(name, signal);
      } else {
        const delayMs = answer.why === 'full' ? context.pace.watchMs : answer.untilMs - answer.gate.nowMs;
        await waitAtGate(context, vendor, delayMs, signal);
      }
    }
  } finally {
    stepAside?.();
  }
}
