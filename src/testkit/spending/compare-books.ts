import type { GenerationRequest } from '#providers/vendor.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';
import type { BookEntry } from '../provider-simulator/billing-book.ts';

/** What is compared after everything has ended. */
export interface Books {
  /** What the providers charged. */
  readonly charges: readonly BookEntry[];
  /** What our ledger says. */
  readonly attempts: readonly Attempt[];
  /** Attempts whose results are in the films. */
  readonly used: ReadonlySet<string>;
  /** When the owner of a lost attempt was asked, as ISO time; attempts nobody was asked about are missing. */
  readonly askedAt: ReadonlyMap<string, string>;
}

/** What a comparison has come to. */
export interface Comparison {
  /** Charged twice for one result, or charged without an attempt of ours. */
  readonly doubles: readonly string[];
  /** Made and paid for, and not in the film. */
  readonly losses: readonly string[];
  /** Calls whose end nobody knows and nobody was asked about. */
  readonly unasked: readonly string[];
  /** Sums that differ. */
  readonly differences: readonly string[];
  readonly chargedMicroUsd: number;
  /** What the ledger says was paid, and what it holds because nobody knows. */
  readonly paidMicroUsd: number;
  readonly heldMicroUsd: number;
}

/**
 * Holds the providers' books against our ledger. A result is one user's call key: of its attempts at most one may be
 * charged, unless those before it failed or were stopped at the provider, or were lost and their owner was asked before
 * the next one was begun. What an attempt is known to cost must be what it was charged, what nobody knows must be held.
 */
export function compareBooks({ charges, attempts, used, askedAt }: Books): Comparison {
  const chargesOf = new Map(attempts.map((attempt) => [attempt.id, charges.filter((one) => isFor(one, attempt))]));
  const known = new Set([...chargesOf.values()].flat());
  // Of a call that nobody could find again only its seed and model are left to tell whose charge it is.
  for (const lost of attempts.filter(({ id, state }) => state === 'lost' && chargesOf.get(id)!.length === 0)) {
    const charge = charges.find((one) => !known.has(one) && isLike(one, lost));
    if (charge === undefined) continue;
    known.add(charge);
    chargesOf.set(lost.id, [charge]);
  }
  const orphans = charges.filter((one) => one.amountMicroUsd > 0 && !known.has(one));
  const amountOf = ({ id }: Attempt): number => sum(chargesOf.get(id)!.map(({ amountMicroUsd }) => amountMicroUsd));
  const doubles = [
    ...orphans.map(({ model, amountMicroUsd }) => `${model} charged ${amountMicroUsd} for what we know nothing of`),
    ...attempts.filter(({ id }) => chargesOf.get(id)!.length > 1).map((one) => `${nameOf(one)} was charged twice`),
    ...attempts
      .filter((one) => one.state === 'rejected' && amountOf(one) > 0)
      .map((one) => `${nameOf(one)} was charged and is not in our books`),
    ...byResult(attempts).flatMap((tries) =>
      doublesOf(
        tries.filter((one) => one.state === 'settled' || amountOf(one) > 0),
        askedAt,
      ),
    ),
  ];
  const settled = attempts.filter(({ state }) => state === 'settled');
  return {
    doubles,
    losses: settled
      .filter(({ id, slot, rawStorageKey }) => rawStorageKey === null || (slot !== 'spec' && !used.has(id)))
      .map((one) => `${nameOf(one)} was paid for and is not in the film`),
    unasked: attempts.filter((one) => !isClear(one, askedAt)).map((one) => `${nameOf(one)} was left ${one.state}`),
    differences: attempts.flatMap((one) => differenceOf(one, amountOf(one))),
    chargedMicroUsd: sum(charges.map(({ amountMicroUsd }) => amountMicroUsd)),
    paidMicroUsd: sum(attempts.filter(({ billed }) => billed === 'yes').map((one) => one.chargeMicroUsd)),
    heldMicroUsd: sum(attempts.filter(({ billed }) => billed !== 'yes').map((one) => one.chargeMicroUsd)),
  };
}

/** Whether a charge is for an attempt: by the provider's name for the call, or ours that travelled with it. */
function isFor({ correlation }: BookEntry, { id, reference }: Attempt): boolean {
  const name = (reference as { id?: string } | null)?.id;
  const marks = correlation.fileMetadata.map((metadata) => (metadata as { attempt?: string } | null)?.attempt);
  return correlation.attempt === id || marks.includes(id) || (name !== undefined && correlation.reference === name);
}

function isLike({ provider, model, correlation }: BookEntry, attempt: Attempt): boolean {
  const { vendorModel } = (attempt.request as unknown as GenerationRequest).entry;
  return provider === attempt.provider && model === vendorModel && correlation.seed === attempt.seed;
}

function byResult(attempts: readonly Attempt[]): Attempt[][] {
  const groups = Map.groupBy(attempts, ({ userId, callKey }) => `${userId} ${callKey}`);
  return [...groups.values()].map((group) => group.toSorted((one, other) => one.attemptNo - other.attemptNo));
}

/** Of the attempts of one result that cost, in their order: those that should not have been begun. */
function doublesOf(paid: readonly Attempt[], askedAt: ReadonlyMap<string, string>): string[] {
  return paid.slice(1).flatMap((later, index) => {
    const earlier = paid[index]!;
    const asked = askedAt.get(earlier.id);
    const wasAsked = earlier.state === 'lost' && asked !== undefined && asked < later.createdAt;
    const failed = earlier.state === 'failed' || earlier.state === 'canceled';
    return wasAsked || failed ? [] : [`${nameOf(later)} was paid for again after one that was ${earlier.state}`];
  });
}

function isClear({ id, state }: Attempt, askedAt: ReadonlyMap<string, string>): boolean {
  if (state === 'lost') return askedAt.has(id);
  return ['settled', 'rejected', 'failed', 'canceled'].includes(state);
}

function differenceOf(attempt: Attempt, chargedMicroUsd: number): string[] {
  const { billed, chargeMicroUsd } = attempt;
  const isRight = billed === 'yes' ? chargeMicroUsd === chargedMicroUsd : chargeMicroUsd >= chargedMicroUsd;
  return isRight ? [] : [`${nameOf(attempt)} is ${chargeMicroUsd} in our books and ${chargedMicroUsd} in theirs`];
}

function nameOf({ userId, slot, model, attemptNo }: Attempt): string {
  return `${userId}'s ${slot} by ${model}, attempt ${attemptNo},`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
