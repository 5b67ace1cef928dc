import { BeatboardError } from '#domain/errors.ts';
import { lowerLimit, noBudget } from '#domain/ledger/budget.ts';
import { troubleDelayMs } from '#domain/ledger/pace.ts';
import { type Attempt, ClaimLost, type SpendLimits } from '#storage/ledger/attempt.ts';
import { carry } from './carry.ts';
import { type Decision, decidePurchase, isBought } from './decide-purchase.ts';
import type { Bought, PaidChoice, PaidOrder } from './paid-order.ts';
import { contentRefused, providerAccount, providerUnavailable, spendUnclear, unpriced } from './paid-errors.ts';
import { bellOf, type Job, type PaidContext, type PaidVendor } from './paid-context.ts';
import { reservePlace } from './reserve-place.ts';
import { requestToKeep } from './vendor-call.ts';

/** One purchase on its way through its choices. */
interface Purchase {
  readonly order: PaidOrder;
  readonly signal: AbortSignal;
  /** Attempts it has carried itself. */
  readonly own: Set<string>;
  /** Attempts whose file is not what is asked for here. */
  readonly unfit: Set<string>;
  readonly notes: string[];
}

/**
 * Buys a result, or finds that it was bought already. Everything it needs to know is in the ledger, so the same order
 * again after a crash goes on where it stood, and never sends a second request where the first may have arrived.
 * Throws `content_refused`, `provider_unavailable`, `provider_account`, `spend_unclear`, `budget_refused`,
 * `model_unpriced`, `model_unavailable`, or the signal's reason.
 */
export async function buy(context: PaidContext, order: PaidOrder, signal: AbortSignal): Promise<Bought> {
  const purchase: Purchase = { order, signal, own: new Set(), unfit: new Set(), notes: [] };
  for (const [index, choice] of order.choices.entries()) {
    const hasNext = index < order.choices.length - 1;
    const bought = await buyChoice(context, purchase, choice, hasNext);
    if (bought !== undefined) return bought;
  }
  throw new BeatboardError('model_unavailable', `There is no model to make ${order.slot} with.`);
}

/** Undefined when the next choice is to be tried. */
async function buyChoice(
  context: PaidContext,
  purchase: Purchase,
  choice: PaidChoice,
  hasNextModel: boolean,
): Promise<Bought | undefined> {
  const { order, signal, own, notes } = purchase;
  const { entry, seed } = choice.request;
  const vendor = await context.vendors.get(entry.provider, order.owner.userId);
  if (vendor === undefined || (choice.ceilingMicroUsd === null && !choice.allowUnpriced)) {
    if (hasNextModel) return undefined;
    if (vendor !== undefined) throw unpriced({ model: entry.id, slot: order.slot });
    throw new BeatboardError('model_unavailable', `${entry.id} cannot be asked: ${entry.provider} has no key.`);
  }
  for (;;) {
    signal.throwIfAborted();
    const history = await findHistory(context, purchase, choice);
    const facts = { runId: order.owner.runId ?? null, hasNextModel, mayPayAgain: order.mayPayAgain === true };
    const decision = decidePurchase(history, { ...facts, seed, own, nowMs: context.clock.now() });
    const { kind } = decision;
    if (kind === 'reuse') {
      if (await isFit(purchase, choice, decision.attempt)) return asBought(purchase, decision.attempt);
    } else if (kind === 'go_on') await goOn(context, purchase, choice, vendor, decision.attempt);
    else if (kind === 'begin') {
      const carried = await begin(context, purchase, choice, vendor, decision, history);
      if (carried !== undefined && isBought(carried)) return asBought(purchase, carried);
    } else if (kind === 'next_model') {
      notes.push(`${entry.title} could not make it: ${decision.attempt.reason ?? 'no reason given'}`);
      return undefined;
    } else throw errorOf(decision);
  }
}

/** What was tried before. A bought file that is no longer there is as good as never bought. */
async function findHistory(
  { ledger, blobs, sabotage }: PaidContext,
  { order, unfit, own }: Purchase,
  { callKey }: PaidChoice,
): Promise<readonly Attempt[]> {
  const history = await ledger.history(order.owner.userId, callKey);
  const known: Attempt[] = [];
  for (const attempt of history) {
    const { id, state, rawStorageKey: key, rawSizeBytes } = attempt;
    const isThere = state !== 'settled' || key === null || (await blobs.sizeOf(key)) === rawSizeBytes;
    known.push(isThere && !unfit.has(id) ? attempt : { ...attempt, rawStorageKey: null });
  }
  if (sabotage !== 'forget-attempts') return known;
  return known.filter(({ id, state }) => state === 'settled' && own.has(id)).slice(-1);
}

/** A file that came when nobody was there to judge it is judged now. */
async function isFit({ own, unfit }: Purchase, { check }: PaidChoice, { id, rawMetadata }: Attempt): Promise<boolean> {
  if (own.has(id)) return true;
  try {
    await check(rawMetadata);
    return true;
  } catch (error) {
    if (error instanceof BeatboardError && error.entry.kind === 'place') throw error;
    unfit.add(id);
    return false;
  }
}

/** Takes up what is under way, or waits for whoever carries it. */
async function goOn(
  context: PaidContext,
  { order, signal, own }: Purchase,
  choice: PaidChoice,
  vendor: PaidVendor,
  attempt: Attempt,
): Promise<void> {
  const { ledger, heartbeat, owner, bells, pace } = context;
  const claimed = heartbeat.isHeld(attempt.id) ? undefined : await ledger.claim(attempt, owner);
  if (claimed === undefined || heartbeat.isHeld(attempt.id)) {
    await bells.sleep(bellOf(attempt), pace.watchMs * (1 + context.random()), signal);
    return;
  }
  if (claimed.runId === (order.owner.runId ?? null) && claimed.slot === order.slot) own.add(claimed.id);
  const { request, check } = choice;
  await carryOn(context, claimed, { vendor, request, check, signal, isProbe: false });
}

/** The attempt as it ended; undefined when somebody else began one, or has taken this one over. */
async function begin(
  context: PaidContext,
  { order, signal, own, notes }: Purchase,
  choice: PaidChoice,
  vendor: PaidVendor,
  { seed, last }: Extract<Decision, { kind: 'begin' }>,
  history: readonly Attempt[],
): Promise<Attempt | undefined> {
  const { entry } = choice.request;
  if (last?.failure === 'transient' && own.has(last.id)) {
    await context.clock.sleep(troubleDelayMs(context.pace, own.size, context.random), signal);
  }
  const { userId, videoId, runId = null } = order.owner;
  const newAttempt = {
    ...{ userId, videoId, runId, slot: order.slot, callKey: choice.callKey, seed },
    after: context.sabotage === 'forget-attempts' ? null : (history.at(-1)?.attemptNo ?? 0),
    ...{ provider: entry.provider, keyDigest: vendor.keyDigest, model: entry.id, modality: entry.modality },
    ceilingMicroUsd: choice.ceilingMicroUsd,
    request: requestToKeep({ ...choice.request, seed }),
    owner: context.owner,
  };
  const limits = await limitsOf(context, order, vendor);
  const place = await reservePlace(context, newAttempt, vendor, limits, signal);
  if (place === undefined) return undefined;
  if (last !== undefined && own.has(last.id) && last.counted) {
    notes.push(`${entry.title} was asked again: ${last.reason ?? 'no reason given'}`);
  }
  own.add(place.attempt.id);
  const { request, check } = choice;
  return carryOn(context, place.attempt, { vendor, request, check, signal, isProbe: place.isProbe });
}

async function limitsOf(
  { budgetOf, sabotage }: PaidContext,
  { owner, videoMaximumMicroUsd }: PaidOrder,
  { limits: gate }: PaidVendor,
): Promise<SpendLimits> {
  if (sabotage === 'ignore-budget') return { gate, ...noBudget };
  const { videoMicroUsd, monthMicroUsd } = await budgetOf(owner.userId);
  return { gate, videoMicroUsd: lowerLimit(videoMaximumMicroUsd, videoMicroUsd), monthMicroUsd };
}

async function carryOn(context: PaidContext, attempt: Attempt, job: Job): Promise<Attempt | undefined> {
  try {
    return await carry(context, attempt, job);
  } catch (error) {
    // Somebody else has it: what has become of it stands in the ledger.
    if (!(error instanceof ClaimLost)) throw error;
    return undefined;
  }
}

function errorOf(decision: Extract<Decision, { kind: 'stop' | 'ask_owner' }>): BeatboardError {
  const { attempt } = decision;
  if (decision.kind === 'ask_owner') return spendUnclear(attempt);
  if (decision.why === 'content_refused') return contentRefused(attempt);
  if (decision.why === 'provider_account') return providerAccount(attempt.provider, attempt.reason);
  return providerUnavailable(attempt, attempt.reason);
}

function asBought({ order, own, notes }: Purchase, attempt: Attempt): Bought {
  const { id, rawStorageKey, rawSha256, rawMediaType, rawSizeBytes, provider, model, seed, costMicroUsd } = attempt;
  const { runId = null } = order.owner;
  const isOfThisVideo = attempt.videoId === order.owner.videoId && attempt.slot === order.slot;
  const isOfThisRun = isOfThisVideo && runId !== null && attempt.runId === runId;
  const reused = !own.has(id) && !isOfThisRun;
  return {
    attemptId: id,
    storageKey: rawStorageKey!,
    sha256: rawSha256!,
    mediaType: rawMediaType!,
    sizeBytes: rawSizeBytes!,
    metadata: attempt.rawMetadata,
    ...{ provider, model, seed, reused, notes },
    costMicroUsd: reused ? 0 : costMicroUsd,
  };
}
