import { type Attempt, ClaimLost, leaseSeconds } from '#storage/ledger/attempt.ts';
import { carry } from './carry.ts';
import type { PaidContext } from './paid-context.ts';

/** How long an attempt is left to the run it belongs to before somebody else looks after it, in seconds. */
const abandonedSeconds = 2 * leaseSeconds;

/**
 * Looks after calls that nobody carries: of canceled runs, of processes that are gone. What was sent is followed to its
 * end, so that its result is there for the next who asks and its price is known; what was not is canceled.
 * Returns how many attempts it brought to an end. Safe to run anywhere, any number of times.
 */
export async function sweep(context: PaidContext, signal: AbortSignal): Promise<number> {
  const attempts = await context.ledger.abandoned({ forSeconds: abandonedSeconds });
  return carryAll(context, attempts, signal);
}

/**
 * What a process does first that has its data to itself: what it was carrying when it was killed is its own again. What
 * was being sent then is looked for at once, not when somebody asks for it.
 */
export async function reconcileAtStart(context: PaidContext, signal: AbortSignal): Promise<number> {
  const attempts = await context.ledger.abandoned({ owner: context.owner, forSeconds: abandonedSeconds });
  // Nothing was sent of these: the runs they belong to go on with them, or they are canceled when none does.
  const sent = attempts.filter(({ state, owner }) => state !== 'reserved' || owner !== context.owner);
  return carryAll(context, sent, signal);
}

async function carryAll(context: PaidContext, attempts: readonly Attempt[], signal: AbortSignal): Promise<number> {
  const carried = await Promise.all(attempts.map((attempt) => carryAlone(context, attempt, signal)));
  return carried.filter(Boolean).length;
}

async function carryAlone(context: PaidContext, attempt: Attempt, signal: AbortSignal): Promise<boolean> {
  const { ledger, heartbeat, owner, vendors } = context;
  const vendor = await vendors.get(attempt.provider, attempt.userId);
  // Without the provider's key nobody can ask; with it, whoever has the key will.
  if (vendor?.keyDigest !== attempt.keyDigest || heartbeat.isHeld(attempt.id)) return false;
  const claimed = await ledger.claim(attempt, owner);
  if (claimed === undefined || heartbeat.isHeld(attempt.id)) return false;
  try {
    const check = (): Promise<void> => Promise.resolve();
    await carry(context, claimed, { vendor, request: null, check, signal, isProbe: false });
    return true;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof ClaimLost)) await ledger.letGo(claimed, owner);
    return false;
  }
}
