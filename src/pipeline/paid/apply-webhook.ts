import { canonicalJson, type JsonValue } from '#domain/canonical-json.ts';
import { isOver } from '#domain/ledger/attempt-state.ts';
import type { VendorReference } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { ClaimLost } from '#storage/ledger/attempt.ts';
import { isTaken } from './find-call.ts';
import { bellOf, type PaidContext } from './paid-context.ts';
import { callOf, keptRequest } from './vendor-call.ts';

/** A webhook whose signature was verified. */
export interface Webhook {
  readonly provider: string;
  /** The sender's id of the delivery; the same when it is repeated. */
  readonly deliveryId: string;
  /** Which of our attempts it says it is about. */
  readonly attemptId: string;
  /** The provider's name for the call. */
  readonly reference: VendorReference;
}

/** What a webhook has led to. `unknown`, `mismatch` and `over` change nothing. */
export type WebhookEffect = 'repeated' | 'unknown' | 'mismatch' | 'over' | 'noted' | 'named' | 'woken';

/**
 * Takes a webhook for what it is: a hint. It may name a call whose name was lost, after the provider has confirmed that
 * there is one; and it wakes whoever waits, who then asks the provider. What it says of the outcome is not looked at.
 */
export async function applyWebhook(context: PaidContext, webhook: Webhook): Promise<WebhookEffect> {
  const { ledger } = context;
  if (!(await ledger.noteDelivery(webhook.deliveryId))) return 'repeated';
  try {
    return await apply(context, webhook);
  } catch (error) {
    // Not dealt with: its repetition is welcome.
    await ledger.forgetDelivery(webhook.deliveryId);
    throw error;
  }
}

async function apply(context: PaidContext, { provider, attemptId, reference }: Webhook): Promise<WebhookEffect> {
  const { ledger, bells } = context;
  const attempt = await ledger.findForWebhook(provider, attemptId);
  if (attempt === undefined) return 'unknown';
  if (isOver(attempt.state) && attempt.state !== 'lost') return 'over';
  if (attempt.reference !== null && canonicalJson(attempt.reference) !== canonicalJson(reference)) return 'mismatch';
  if (attempt.reference === null && attempt.state !== 'reserved') {
    const effect = await name(context, attempt, reference);
    if (effect !== 'named') return effect;
  }
  bells.ring(bellOf(attempt));
  return attempt.reference === null ? 'named' : 'woken';
}

/** Gives a call its name back. One that is still being sent gets it from its own answer, if that comes. */
async function name(context: PaidContext, attempt: Attempt, reference: VendorReference): Promise<WebhookEffect> {
  const { ledger } = context;
  if (context.sabotage !== 'believe-webhooks' && !(await isKnown(context, attempt, reference))) return 'mismatch';
  await ledger.hear(attempt, reference);
  if (attempt.state !== 'maybe_sent' && attempt.state !== 'lost') return 'noted';
  try {
    await ledger.advance(attempt, 'submitted', { reference }, null);
    context.crashPoint('attempt.submitted.committed');
    return 'named';
  } catch (error) {
    if (error instanceof ClaimLost) return 'noted';
    if (isTaken(error)) return 'mismatch';
    throw error;
  }
}

/** Whether the provider has a call of that name, and it is what the attempt became: its address is not signed. */
async function isKnown(context: PaidContext, attempt: Attempt, reference: VendorReference): Promise<boolean> {
  const vendor = (await context.vendors.get(attempt.provider, attempt.userId))?.vendor;
  if (vendor === undefined || attempt.request === null) return false;
  const signal = AbortSignal.timeout(30_000);
  try {
    if (vendor.isCallOf === undefined) await vendor.poll(reference, signal);
    else {
      const call = callOf(context, attempt, keptRequest(attempt), Date.parse(attempt.sentAt ?? attempt.createdAt));
      return await vendor.isCallOf(reference, call, attempt.prepared as JsonValue | null, signal);
    }
    return true;
  } catch (error) {
    if (error instanceof VendorFault && error.failure === 'permanent') return false;
    throw error;
  }
}
