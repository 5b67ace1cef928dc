import { withJitter } from '#domain/ledger/pace.ts';
import type { Found, VendorReference } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { type Attempt, ClaimLost } from '#storage/ledger/attempt.ts';
import { askVendor } from './ask-vendor.ts';
import { bellOf, type Job, type PaidContext } from './paid-context.ts';
import { callOf, keptRequest } from './vendor-call.ts';

/**
 * Looks for a call that may have been sent, until it is found, was certainly never taken, or nobody can tell. It is
 * never sent again from here.
 */
export async function findCall(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  const { ledger, clock, pace, owner, bells, random } = context;
  if (keptRequest(attempt).entry.recovery === 'none')
    return lose(context, attempt, attempt.reason ?? 'No answer came.');
  const sentAtMs = Date.parse(attempt.sentAt ?? attempt.changedAt);
  const call = callOf(context, attempt, keptRequest(attempt), sentAtMs);
  await bells.sleep(bellOf(attempt), sentAtMs + pace.lookFirstMs - clock.now(), job.signal);
  for (let [absences, doubts] = [0, 0]; ;) {
    const heard = await adoptHeard(context, attempt, job);
    if (heard !== undefined) return heard;
    const found = await look(context, attempt, job, () =>
      job.vendor.vendor.reconcile(call, attempt.prepared, job.signal),
    );
    if (found.kind === 'found') {
      const adopted = await adopt(context, attempt, found.reference);
      if (adopted !== undefined) return adopted;
    }
    absences = found.kind === 'absent' ? absences + 1 : 0;
    if (absences === 2) {
      const change = { failure: 'transient', reason: attempt.reason ?? 'It never arrived.' } as const;
      const rejected = await ledger.advance(attempt, 'rejected', change, owner);
      context.crashPoint('attempt.rejected.committed');
      return rejected;
    }
    if (found.kind !== 'absent') doubts += 1;
    const isHopeless = doubts * pace.lookBetweenMs > pace.lookMostMs;
    if (isHopeless) return lose(context, attempt, attempt.reason ?? 'No answer came.');
    const delayMs = absences > 0 ? pace.lookBetweenMs : withJitter(pace.lookBetweenMs, random);
    await bells.sleep(bellOf(attempt), delayMs, job.signal);
  }
}

/** One look. A provider that cannot be asked now has said nothing. */
async function look(context: PaidContext, attempt: Attempt, job: Job, reconcile: () => Promise<Found>): Promise<Found> {
  try {
    return await askVendor(context, attempt, job, reconcile);
  } catch (error) {
    if (error instanceof VendorFault) return { kind: 'undecidable' };
    throw error;
  }
}

/** A webhook may have named it. Its word is taken only when the provider knows a call of that name. */
async function adoptHeard(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt | undefined> {
  const { heard } = (await context.ledger.find(attempt.userId, attempt.id)) ?? {};
  if (heard === undefined || heard === null) return undefined;
  const reference = heard as VendorReference;
  try {
    await askVendor(context, attempt, job, (signal) => job.vendor.vendor.poll(reference, signal));
  } catch (error) {
    if (error instanceof VendorFault) return undefined;
    throw error;
  }
  return adopt(context, attempt, reference);
}

/** Writes down the provider's name for a call; undefined when that call belongs to another attempt. */
async function adopt(
  { ledger, owner, crashPoint }: PaidContext,
  attempt: Attempt,
  reference: VendorReference,
): Promise<Attempt | undefined> {
  try {
    const submitted = await ledger.advance(attempt, 'submitted', { reference }, owner);
    crashPoint('attempt.submitted.committed');
    return submitted;
  } catch (error) {
    if (error instanceof ClaimLost || !isTaken(error)) throw error;
    return undefined;
  }
}

/** Whether PostgreSQL refused a second row with the same value. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}

/** Gives a call up whose price stays held: its owner is asked. */
export async function lose(
  { ledger, owner, crashPoint }: PaidContext,
  attempt: Attempt,
  reason: string,
  billed: 'yes' | 'unknown' = 'unknown',
): Promise<Attempt> {
  const lost = await ledger.advance(attempt, 'lost', { reason, billed }, owner);
  crashPoint('attempt.lost.committed');
  return lost;
}
