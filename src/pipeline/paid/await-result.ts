import { countsAsAttempt } from '#domain/ledger/next-step.ts';
import { pollDelayMs } from '#domain/ledger/pace.ts';
import type { VendorOutcome, VendorReference } from '#providers/vendor.ts';
import { VendorFault } from '#providers/vendor-fault.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { askVendor } from './ask-vendor.ts';
import { lose } from './find-call.ts';
import { bellOf, type Job, type PaidContext } from './paid-context.ts';
import { saidCost } from './vendor-call.ts';

/**
 * Nothing is asked before the time that the fastest result of a model took lately: it would be in vain. One call in five
 * is asked about a little earlier: otherwise nobody would see that a model has become faster.
 */
const [earlyCalls, earlyShare] = [0.2, 0.97];

/** Asks how a call stands until it has ended. After its deadline it is asked to stop, and then given up. */
export async function awaitResult(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  // A webhook may come while the provider is being asked: it is not to be slept through.
  const leave = context.bells.attend(bellOf(attempt));
  try {
    return await pollToEnd(context, attempt, job);
  } finally {
    leave();
  }
}

async function pollToEnd(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  const { clock, pace, bells, random, speeds } = context;
  const limitMs = pace.deadlineMs[attempt.modality];
  const soonestMs = speeds.fastestMs(attempt.model) * (random() < earlyCalls ? earlyShare : 1);
  // Counted from answer to answer: time in which the provider could not be asked is not the call's fault.
  let waitedMs = Math.min(limitMs, Math.max(0, clock.now() - Date.parse(attempt.sentAt ?? attempt.changedAt)));
  const isNew = waitedMs < pace.pollMostMs;
  // As long as was meant to be slept at most: a machine that was shut meanwhile, or a clock set anew, is no slow model.
  let sleptMs = 0;
  let isStopped = false;
  const wait = async (polls: number): Promise<void> => {
    const delayMs = Math.max(pollDelayMs(pace, polls, random), soonestMs - waitedMs);
    const beforeMs = clock.now();
    await bells.sleep(bellOf(attempt), delayMs, job.signal);
    const elapsedMs = Math.max(0, clock.now() - beforeMs);
    waitedMs += elapsedMs;
    sleptMs += Math.min(elapsedMs, delayMs);
  };
  if (waitedMs < Math.max(pace.pollFirstMs, soonestMs)) await wait(1);
  for (let polls = 1; ; polls++) {
    const outcome = await poll(context, attempt, job);
    if (outcome === undefined) return lose(context, attempt, 'The provider does not know the call any more.');
    if (outcome.kind === 'succeeded') {
      job.made = outcome.outputs;
      if (isNew) speeds.note(attempt.model, sleptMs);
    }
    if (outcome.kind !== 'running') return end(context, attempt, outcome);
    if (waitedMs >= limitMs + (isStopped ? pace.graceMs : 0)) {
      if (isStopped) return lose(context, attempt, 'It did not end in time.');
      isStopped = true;
      await stop(attempt, job);
    }
    await wait(polls);
  }
}

/** How a call stands; undefined when the provider says that there is no such call. */
export async function poll(context: PaidContext, attempt: Attempt, job: Job): Promise<VendorOutcome | undefined> {
  const reference = attempt.reference as VendorReference;
  for (let tries = 1; ; tries++) {
    try {
      return await askVendor(context, attempt, job, (signal) => job.vendor.vendor.poll(reference, signal));
    } catch (error) {
      if (!(error instanceof VendorFault)) throw error;
      // A server that only stumbles is asked for minutes; one that knows no such call is believed the second time.
      const isTransient = error.failure === 'transient' || error.failure === 'throttled';
      if (tries >= (isTransient ? 10 : 2)) return undefined;
    }
    await context.bells.sleep(bellOf(attempt), context.pace.troubleMostMs, job.signal);
  }
}

async function end(
  context: PaidContext,
  attempt: Attempt,
  outcome: Exclude<VendorOutcome, { kind: 'running' }>,
): Promise<Attempt> {
  const { ledger, owner, crashPoint } = context;
  switch (outcome.kind) {
    case 'succeeded': {
      const costMicroUsd = saidCost(attempt, outcome);
      const change = costMicroUsd === undefined ? {} : { costMicroUsd };
      const succeeded = await ledger.advance(attempt, 'succeeded', change, owner);
      crashPoint('attempt.succeeded.committed');
      return succeeded;
    }
    case 'failed': {
      const { failure, reason, billed } = outcome;
      const counted = countsAsAttempt(failure, false);
      const failed = await ledger.advance(attempt, 'failed', { failure, reason, billed, counted }, owner);
      crashPoint('attempt.failed.committed');
      return failed;
    }
    case 'canceled': {
      const change = { billed: outcome.billed, failure: 'transient', reason: 'It was stopped.' } as const;
      const canceled = await ledger.advance(attempt, 'canceled', change, owner);
      crashPoint('attempt.canceled.committed');
      return canceled;
    }
    case 'gone':
      return lose(context, attempt, 'It was made, and deleted before it could be fetched', 'yes');
  }
}

/** Longest that asking for a stop may take: it is a courtesy. */
const stopMostMs = 15_000;

/** Asks the provider to stop. How the call ends is for the next poll to say. */
export async function stop({ reference }: Attempt, { vendor }: Pick<Job, 'vendor'>): Promise<void> {
  if (reference === null) return;
  await vendor.vendor.cancel(reference as VendorReference, AbortSignal.timeout(stopMostMs)).catch(() => undefined);
}
