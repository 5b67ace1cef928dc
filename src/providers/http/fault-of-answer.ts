import type { FailureClass } from '#domain/ledger/failure-class.ts';
import { VendorFault } from '../vendor-fault.ts';
import type { Answer } from './answer.ts';
import { retryAfterMs } from './retry-after.ts';
import { wordsOfAnswer } from './words-of-answer.ts';

/** How an answer is to be read. */
export interface AnswerReading {
  /** Who answered, for people. */
  readonly who: string;
  readonly secrets: readonly string[];
  /** Whether the request may cost something: then an answer that says neither yes nor no leaves that open. */
  readonly mayCost: boolean;
  /** Tells refusals of content apart by their words; null when they are none. */
  readonly refusalOf?: (words: string) => FailureClass | null;
}

/** An answer that is not a success, as a fault. What the provider refused at the door (4xx) has cost nothing. */
export function faultOfAnswer(answer: Answer, { who, secrets, mayCost, refusalOf }: AnswerReading): VendorFault {
  const { status, headers, text } = answer;
  const words = wordsOfAnswer(answer, secrets);
  const reason = `${who} answered ${status}${words === '' ? '' : `: ${words}`}`;
  const refusal = refusalOf?.(words) ?? null;
  // Gateways have sent refusals of content as errors of their own: still not worth a second try with the same words.
  if (isUndecided(status)) return new VendorFault(refusal ?? 'transient', reason, { sent: mayCost ? 'maybe' : 'no' });
  if (status === 429) {
    return new VendorFault('throttled', reason, { retryAfterMs: retryAfterMs(headers, text, Date.now()) });
  }
  if (status === 401 || status === 402 || status === 403) return new VendorFault('account', reason);
  return new VendorFault(refusal ?? 'permanent', reason);
}

/** Server errors, redirects, what gateways answer for a server that took too long, and answers that cannot be read. */
function isUndecided(status: number): boolean {
  return status < 400 || status >= 500 || status === 408 || status === 425 || status === 499;
}
