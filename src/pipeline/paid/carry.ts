import { isOver } from '#domain/ledger/attempt-state.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import { readKeptAnswer, removeFolder } from './answer-file.ts';
import { awaitResult, stop } from './await-result.ts';
import { fetchResult, settle } from './fetch-result.ts';
import { findCall } from './find-call.ts';
import { bellOf, gateBellOf, type Job, type PaidContext } from './paid-context.ts';
import { end, sendCall, takeAnswer } from './send-call.ts';

/**
 * Carries an attempt that this process has claimed from its state to its end. Whatever stops it, the row says where it
 * stands, and carrying it again goes on from there. A signal whose reason is the error `canceled` also asks the provider
 * to stop. Throws `ClaimLost` when somebody else has taken the attempt over.
 */
export async function carry(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  if (!context.heartbeat.hold(attempt.id)) throw new Error(`The attempt ${attempt.id} is being carried already.`);
  let current = attempt;
  try {
    while (!isOver(current.state)) {
      job.signal.throwIfAborted();
      current = await step(context, current, job);
    }
    if (current.state !== 'settled') await removeFolder(context, current);
    return current;
  } catch (error) {
    if (job.signal.aborted) await standDown(context, current, job);
    throw error;
  } finally {
    context.heartbeat.release(attempt.id);
    context.bells.ring(gateBellOf(job.vendor));
    context.bells.ring(bellOf(attempt));
  }
}

async function step(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt> {
  switch (attempt.state) {
    case 'reserved':
      return sendCall(context, attempt, job);
    case 'submitting':
      return afterCrash(context, attempt);
    case 'maybe_sent':
      return findCall(context, attempt, job);
    case 'submitted':
      return awaitResult(context, attempt, job);
    case 'succeeded':
      return fetchResult(context, attempt, job);
    case 'stored':
      return settle(context, attempt);
    default:
      throw new Error(`An attempt that is ${attempt.state} goes nowhere.`);
  }
}

/** Whoever was sending it is gone: the answer lies in its folder, or nobody knows whether the request arrived. */
async function afterCrash(context: PaidContext, attempt: Attempt): Promise<Attempt> {
  if (context.sabotage === 'send-again-blindly') return end(context, attempt, 'rejected', 'It was being sent.');
  const answer = await readKeptAnswer(context, attempt);
  if (answer !== undefined) return takeAnswer(context, attempt, answer);
  const reason = 'Beatboard stopped while it was being sent.';
  const unknown = await context.ledger.advance(attempt, 'maybe_sent', { reason }, context.owner);
  context.crashPoint('attempt.maybe_sent.committed');
  return unknown;
}

/** Nobody wants it here any more. Nothing was sent: its price is free. Else it stays as it is, for whoever comes next. */
async function standDown(context: PaidContext, attempt: Attempt, job: Job): Promise<void> {
  const { ledger, owner } = context;
  const isCanceled = job.signal.reason instanceof BeatboardError && job.signal.reason.code === 'canceled';
  const current = (await ledger.find(attempt.userId, attempt.id)) ?? attempt;
  if (current.owner !== owner || isOver(current.state)) return;
  if (current.state === 'reserved') {
    await end(context, current, 'canceled', 'Its run was stopped before it was sent.');
    return;
  }
  if (isCanceled && current.state === 'submitted') await stop(current, job);
  await ledger.letGo(current, owner);
}
