import type { FailureClass } from './failure-class.ts';

/** What is done after an attempt that brought nothing. */
export type NextStep =
  /** The same model is asked once more. */
  | { readonly kind: 'again'; readonly newSeed: boolean }
  /** The next model of the list is asked. */
  | { readonly kind: 'next_model' }
  | { readonly kind: 'stop'; readonly why: 'content_refused' | 'provider_unavailable' | 'provider_account' };

/** Most attempts of one model for one result, those that do not count left out. */
export const mostAttempts = 3;

/**
 * Decides from the class of the last failure.
 *
 * @param attempts Attempts of this model so far that count, the failed one among them (`countsAsAttempt`).
 */
export function nextStepAfter(failure: FailureClass, attempts: number, hasNextModel: boolean): NextStep {
  const isSpent = attempts >= mostAttempts;
  switch (failure) {
    case 'content_input':
    case 'content_privacy':
      return { kind: 'stop', why: 'content_refused' };
    case 'content_output':
      return isSpent ? { kind: 'stop', why: 'content_refused' } : { kind: 'again', newSeed: true };
    case 'throttled':
      return { kind: 'again', newSeed: false };
    case 'transient':
      // Another seed also tells the two calls apart in the provider's list.
      return isSpent ? nextModel(hasNextModel) : { kind: 'again', newSeed: true };
    case 'permanent':
      return nextModel(hasNextModel);
    case 'account':
      return { kind: 'stop', why: 'provider_account' };
  }
}

function nextModel(hasNextModel: boolean): NextStep {
  return hasNextModel ? { kind: 'next_model' } : { kind: 'stop', why: 'provider_unavailable' };
}

/**
 * Whether a request refused at the door counts as an attempt: not while the provider has too much to do or is down,
 * since that says nothing of the request.
 */
export function countsAsAttempt(failure: FailureClass, isGateClosed: boolean): boolean {
  return failure !== 'throttled' && failure !== 'account' && !isGateClosed;
}

/** A request that was refused for what it asks is never sent again unchanged, also not by a later run. */
export function isRefusedForGood(failure: FailureClass | null): boolean {
  return failure === 'content_input' || failure === 'content_privacy';
}
