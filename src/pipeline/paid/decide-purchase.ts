import type { FailureClass } from '#domain/ledger/failure-class.ts';
import { isOver } from '#domain/ledger/attempt-state.ts';
import { isRefusedForGood, nextStepAfter } from '#domain/ledger/next-step.ts';
import { deriveSeed } from '#domain/random.ts';
import type { Attempt } from '#storage/ledger/attempt.ts';

/** What is to be done about one choice, given all that was tried of it before. */
export type Decision =
  | { readonly kind: 'reuse'; readonly attempt: Attempt }
  /** It is under way, here before a crash or somewhere else. */
  | { readonly kind: 'go_on'; readonly attempt: Attempt }
  | { readonly kind: 'ask_owner'; readonly attempt: Attempt }
  | { readonly kind: 'next_model'; readonly attempt: Attempt }
  | {
      readonly kind: 'stop';
      readonly why: 'content_refused' | 'provider_unavailable' | 'provider_account';
      readonly attempt: Attempt;
    }
  | { readonly kind: 'begin'; readonly seed: number; readonly last: Attempt | undefined };

export interface PurchaseFacts {
  readonly runId: string | null;
  readonly hasNextModel: boolean;
  readonly mayPayAgain: boolean;
  /** The seed that is asked for. */
  readonly seed: number;
  /** When asking began, for what belongs to no run; milliseconds since 1970. */
  readonly nowMs: number;
  /** Attempts that this very purchase has made. */
  readonly own: ReadonlySet<string>;
}

/** What belongs to no run counts together when it was tried within this time. */
const withoutRunMs = 10 * 60_000;

/** Decides from a call's attempts, oldest first. It depends on nothing else, so a crash changes no decision. */
export function decidePurchase(history: readonly Attempt[], facts: PurchaseFacts): Decision {
  const bought = history.findLast(isBought);
  if (bought !== undefined) return { kind: 'reuse', attempt: bought };
  const newest = history.at(-1);
  if (newest === undefined) return { kind: 'begin', seed: facts.seed, last: undefined };
  if (!isOver(newest.state)) return { kind: 'go_on', attempt: newest };
  const recent = history.filter((attempt) => isOfThis(attempt, facts));
  if (newest.state === 'lost') {
    const isAgreed = facts.mayPayAgain && !recent.includes(newest);
    return isAgreed ? begin(newest, facts, false) : { kind: 'ask_owner', attempt: newest };
  }
  const refused = history.findLast(({ failure }) => isRefusedForGood(failure));
  if (refused !== undefined) return { kind: 'stop', why: 'content_refused', attempt: refused };
  if (newest.failure === null || !recent.includes(newest)) return begin(newest, facts, false);
  return afterFailure(newest, newest.failure, recent, facts);
}

function afterFailure(
  newest: Attempt,
  failure: FailureClass,
  recent: readonly Attempt[],
  facts: PurchaseFacts,
): Decision {
  const attempts = recent.filter(({ counted }) => counted).length;
  const next = nextStepAfter(failure, attempts, facts.hasNextModel);
  if (next.kind === 'again') return begin(newest, facts, next.newSeed);
  return next.kind === 'stop' ? { ...next, attempt: newest } : { ...next, attempt: newest };
}

/** Each further seed follows from the first one, so that a repeated run repeats it. */
function begin(last: Attempt, { seed }: PurchaseFacts, isNewSeed: boolean): Decision {
  const next = isNewSeed ? deriveSeed(seed, 'attempt', last.attemptNo + 1) % 2 ** 31 : last.seed;
  return { kind: 'begin', seed: next, last };
}

/** Whether an attempt has brought its result, and the file is there still. */
export function isBought({ state, rawStorageKey }: Attempt): boolean {
  return state === 'settled' && rawStorageKey !== null;
}

function isOfThis({ id, runId, createdAt }: Attempt, { own, nowMs, ...facts }: PurchaseFacts): boolean {
  if (own.has(id)) return true;
  if (facts.runId !== null || runId !== null) return runId === facts.runId;
  return Date.parse(createdAt) > nowMs - withoutRunMs;
}
