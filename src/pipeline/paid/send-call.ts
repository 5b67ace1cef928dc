import { mkdir } from 'node:fs/promises';
import type { JsonValue } from '#domain/canonical-json.ts';
import { countsAsAttempt } from '#domain/ledger/next-step.ts';
import type { Submission } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import { type Attempt, leaseSeconds } from '#storage/ledger/attempt.ts';
import { folderOf, keepAnswer, outputsToKeep } from './answer-file.ts';
import { askVendor, reportFault, reportWell } from './ask-vendor.ts';
import type { Job, PaidContext } from './paid-context.ts';
import { type Pass, passGate } from './pass-gate.ts';
import { callOf, saidCost } from './vendor-call.ts';

/** Longest that an adapter may take over its one request; each has shorter limits of its own. */
const submitMostMs = 15 * 60_000;
/** Between writing down that a request is being sent and sending it: far less than a lease. */
const hesitationMostMs = (leaseSeconds * 1000) / 2;

/** Uploads what is needed, then sends the one request that may cost: once, whatever happens. */
export async function sendCall(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  const { ledger, clock, owner, crashPoint } = context;
  if (job.request === null) return end(context, attempt, 'canceled', 'Nobody was there to send it.');
  const pass = job.isProbe
    ? { isProbe: true, hadTrouble: true }
    : await passGate(context, attempt, job.vendor, job.signal);
  const call = callOf(context, attempt, job.request, clock.now());
  await mkdir(call.folder, { recursive: true });
  let prepared: JsonValue;
  try {
    const prepare = (signal: AbortSignal): Promise<JsonValue> => job.vendor.vendor.prepare(call, signal);
    prepared = await askVendor(context, attempt, job, prepare, { pass, provesHealth: false });
  } catch (error) {
    if (!(error instanceof VendorFault)) throw error;
    return reject(context, attempt, error, false);
  }
  crashPoint('attempt.prepared');
  job.signal.throwIfAborted();
  const sentAtMs = clock.now();
  const sending = await ledger.advance(attempt, 'submitting', { prepared, sentAtMs }, owner);
  crashPoint('attempt.submitting.committed');
  if (clock.now() - sentAtMs > hesitationMostMs) return end(context, sending, 'rejected', 'It was never sent.');
  return post(context, sending, job, { ...call, sentAtMs }, prepared, pass);
}

async function post(
  context: PaidContext,
  attempt: Attempt,
  job: Job,
  call: Parameters<typeof job.vendor.vendor.submit>[0],
  prepared: JsonValue,
  pass: Pass,
): Promise<Attempt> {
  let submission: Submission;
  try {
    // Not broken off when its run is canceled: an answer that is not waited for is a bill without a result.
    submission = await job.vendor.vendor.submit(call, prepared, AbortSignal.timeout(submitMostMs));
  } catch (error) {
    // What is no VendorFault is an adapter's own error, which says nothing of what was sent.
    const fault = error instanceof VendorFault ? error : undefined;
    if (fault?.sent === 'no') {
      const isClosed = await reportFault(context, job.vendor, fault, pass);
      return reject(context, attempt, fault, isClosed);
    }
    const reason = error instanceof Error ? error.message : String(error);
    if (context.sabotage === 'send-again-blindly') return end(context, attempt, 'rejected', reason);
    const unknown = await context.ledger.advance(attempt, 'maybe_sent', { reason }, context.owner);
    context.crashPoint('attempt.maybe_sent.committed');
    if (fault !== undefined) await reportFault(context, job.vendor, fault, pass);
    return unknown;
  }
  context.crashPoint('attempt.posted');
  await keepAnswer(context, attempt, submission);
  context.crashPoint('attempt.answer.kept');
  const taken = await takeAnswer(context, attempt, submission);
  const outcome = submission.kind === 'answered' ? submission.outcome : undefined;
  if (outcome?.kind !== 'failed') await reportWell(context, job.vendor, pass);
  else await reportFault(context, job.vendor, { failure: outcome.failure, message: outcome.reason }, pass);
  return taken;
}

/** Writes down what the answer to the paid request says. */
export async function takeAnswer(context: PaidContext, attempt: Attempt, submission: Submission): Promise<Attempt> {
  const { ledger, owner, crashPoint } = context;
  if (submission.kind === 'accepted') {
    const submitted = await ledger.advance(attempt, 'submitted', { reference: submission.reference }, owner);
    crashPoint('attempt.submitted.committed');
    return submitted;
  }
  const { outcome } = submission;
  if (outcome.kind === 'failed') {
    const { failure, reason, billed } = outcome;
    const counted = countsAsAttempt(failure, false);
    const failed = await ledger.advance(attempt, 'failed', { failure, reason, billed, counted }, owner);
    crashPoint('attempt.failed.committed');
    return failed;
  }
  const outputs = outputsToKeep(outcome.outputs, folderOf(context, attempt)) as unknown as JsonValue;
  const costMicroUsd = saidCost(attempt, outcome);
  const change = { outputs, ...(costMicroUsd === undefined ? {} : { costMicroUsd }) };
  const succeeded = await ledger.advance(attempt, 'succeeded', change, owner);
  crashPoint('attempt.succeeded.committed');
  return succeeded;
}

/** Refused at the door: its price is free again. */
async function reject(context: PaidContext, attempt: Attempt, fault: VendorFault, isClosed: boolean): Promise<Attempt> {
  const { failure, message: reason } = fault;
  const counted = countsAsAttempt(failure, isClosed);
  const rejected = await context.ledger.advance(attempt, 'rejected', { failure, reason, counted }, context.owner);
  context.crashPoint('attempt.rejected.committed');
  return rejected;
}

/** Ends an attempt of which nothing was sent. */
export async function end(
  { ledger, owner, crashPoint }: PaidContext,
  attempt: Attempt,
  state: 'canceled' | 'rejected',
  reason: string,
): Promise<Attempt> {
  const change =
    state === 'canceled' ? ({ billed: 'no', reason } as const) : ({ failure: 'transient', reason } as const);
  const ended = await ledger.advance(attempt, state, { ...change, counted: false }, owner);
  crashPoint(`attempt.${state}.committed`);
  return ended;
}
