import { troubleDelayMs } from '#domain/ledger/pace.ts';
import type { FailureClass } from '#domain/ledger/failure-class.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { bellOf, gateBellOf, gateOf, type Job, type PaidContext, type PaidVendor } from './paid-context.ts';
import { providerAccount } from './paid-errors.ts';
import { type Pass, passGate } from './pass-gate.ts';

/** Most faults in a row while others get their answers. */
const mostFaults = 5;

interface AskOptions {
  /** Leave to send that the caller has already. */
  readonly pass?: Pass | undefined;
  /** Whether an answer proves that the provider is well; not when there may have been nothing to send. */
  readonly provesHealth?: boolean;
}

/**
 * Sends a request that costs nothing, as often as it takes. Waits while the provider is in trouble. Throws the last
 * VendorFault when it is about this request, `provider_account`, `provider_unavailable`.
 */
export async function askVendor<Answer>(
  context: PaidContext,
  attempt: Attempt,
  { vendor, signal }: Job,
  send: (signal: AbortSignal) => Promise<Answer>,
  { pass: given, provesHealth = true }: AskOptions = {},
): Promise<Answer> {
  let pass = given;
  for (let faults = 1; ; faults++) {
    pass ??= await passGate(context, attempt, vendor, signal);
    try {
      const answer = await send(signal);
      if (provesHealth) await reportWell(context, vendor, pass);
      return answer;
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof VendorFault)) throw error;
      const isClosed = await reportFault(context, vendor, error, pass);
      if (error.failure === 'account') throw providerAccount(vendor.vendor.provider, error.message);
      if (error.failure !== 'transient' && error.failure !== 'throttled') throw error;
      if (isClosed) faults = 0;
      else if (faults >= mostFaults) throw error;
      const delayMs = Math.max(error.retryAfterMs ?? 0, troubleDelayMs(context.pace, faults + 1, context.random));
      if (!isClosed) await context.bells.sleep(bellOf(attempt), delayMs, signal);
    }
    pass = undefined;
  }
}

/** Tells the gate that a request went well, and those who wait for that. */
export async function reportWell({ ledger, bells }: PaidContext, vendor: PaidVendor, pass: Pass): Promise<void> {
  if (!pass.hadTrouble) return;
  await ledger.reportAnswer(gateOf(vendor), vendor.limits, pass.isProbe);
  if (pass.isProbe) bells.ring(gateBellOf(vendor));
}

/** Tells the gate what went wrong. Returns whether it is closed now. */
export async function reportFault(
  { ledger, bells, gateMemory }: PaidContext,
  vendor: PaidVendor,
  fault: { readonly failure: FailureClass; readonly message: string; readonly retryAfterMs?: number | undefined },
  { isProbe }: Pick<Pass, 'isProbe'>,
): Promise<boolean> {
  const { failure, message: reason, retryAfterMs } = fault;
  gateMemory.forget(vendor.keyDigest);
  const isClosed = await ledger.reportTrouble(gateOf(vendor), vendor.limits, {
    failure,
    reason,
    retryAfterMs,
    isProbe,
  });
  if (isProbe && !isClosed) bells.ring(gateBellOf(vendor));
  return isClosed;
}
