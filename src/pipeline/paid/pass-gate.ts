import { hasTrouble } from '#domain/ledger/gate.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import type { GateView } from '#storage/ledger/gate-rows.ts';
import { gateBellOf, gateOf, type PaidContext, type PaidVendor } from './paid-context.ts';
import { providerAccount, providerUnavailable } from './paid-errors.ts';

/** Leave to send a request. */
export interface Pass {
  /** Whether it is the one request that tries whether a provider in trouble is well again. */
  readonly isProbe: boolean;
  /** Whether the gate has something to forget when the request goes well. */
  readonly hadTrouble: boolean;
}

type Place = Pick<Attempt, 'userId' | 'videoId' | 'slot' | 'model'>;

/**
 * Waits until a request that costs nothing may go. Its video is told while its provider is in trouble. Throws
 * `provider_account` at once, `provider_unavailable` after two hours.
 */
export async function passGate(
  context: PaidContext,
  place: Place,
  vendor: PaidVendor,
  signal: AbortSignal,
): Promise<Pass> {
  const { ledger, gateMemory } = context;
  if (gateMemory.isWell(vendor.keyDigest)) return { isProbe: false, hadTrouble: false };
  const address = gateOf(vendor);
  const first = await ledger.knock(address, vendor.limits);
  if (first.answer.kind === 'go') {
    const pass = toPass(first.answer.isProbe, first.gate);
    if (!pass.hadTrouble) gateMemory.noteWell(vendor.keyDigest);
    return pass;
  }
  assertPatience(context, place, vendor, first.gate);
  await tellPaused(context, place, vendor, first.gate);
  const stepAside = await context.lines.enter(`free ${vendor.keyDigest}`, signal);
  try {
    for (;;) {
      const { answer, gate } = await context.ledger.knock(address, vendor.limits);
      if (answer.kind === 'go') {
        await tellResumed(context, place, vendor);
        // Those behind follow at an even rate, so that a provider that has just come back is not overrun.
        if (!answer.isProbe) await context.clock.sleep(60_000 / vendor.limits.startsPerMinute, signal);
        return toPass(answer.isProbe, gate);
      }
      assertPatience(context, place, vendor, gate);
      await waitAtGate(context, vendor, answer.untilMs - gate.nowMs, signal);
    }
  } finally {
    stepAside();
  }
}

function toPass(isProbe: boolean, { state }: GateView): Pass {
  return { isProbe, hadTrouble: isProbe || hasTrouble(state) };
}

/** Sleeps until a gate may let somebody through, a little longer than told so that not all come at once. */
export async function waitAtGate(
  context: PaidContext,
  vendor: PaidVendor,
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  const { bells, random, pace } = context;
  await bells.sleep(gateBellOf(vendor), Math.max(0, delayMs) + random() * pace.watchMs, signal);
}

/** Throws when waiting at a gate in trouble makes no sense, or has lasted long enough. */
export function assertPatience(
  { pace }: PaidContext,
  place: Place,
  { vendor }: PaidVendor,
  { state, nowMs }: GateView,
): void {
  if (state.closedUntilMs === null || nowMs >= state.closedUntilMs) return;
  if (state.failure === 'account') throw providerAccount(vendor.provider, state.reason);
  const sinceMs = state.troubleSinceMs ?? nowMs;
  if (nowMs - sinceMs > pace.gate.patienceMs) throw providerUnavailable(place, state.reason);
}

/** Tells a video why nothing happens. */
export async function tellPaused(
  { ledger }: PaidContext,
  { userId, videoId, slot }: Place,
  { vendor }: PaidVendor,
  { state }: GateView,
): Promise<void> {
  const { failure, reason } = state;
  await ledger.tell({ userId, videoId }, 'provider_paused', { provider: vendor.provider, slot, failure, reason });
}

export async function tellResumed(
  { ledger }: PaidContext,
  { userId, videoId, slot }: Place,
  { vendor }: PaidVendor,
): Promise<void> {
  await ledger.tell({ userId, videoId }, 'provider_resumed', { provider: vendor.provider, slot });
}
