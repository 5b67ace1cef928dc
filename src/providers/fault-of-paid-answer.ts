import type { FailureClass } from '#domain/ledger/failure-class.ts';
import { contentRefusalIn } from './content-refusal.ts';
import type { Answer } from './http/answer.ts';
import { faultOfAnswer } from './http/fault-of-answer.ts';
import { retryAfterMs } from './http/retry-after.ts';
import { wordsOfAnswer } from './http/words-of-answer.ts';
import { VendorFault } from './vendor-fault.ts';

/** Codes of OpenAI and ElevenLabs that mean the account, under whatever status they come. */
const accountCodes =
  /"(?:insufficient_quota|billing_hard_limit_reached|billing_not_active|account_deactivated|quota_exceeded|invalid_api_key)"/;

/** The same in words: of xAI, which answers 400 to a wrong key and 429 to an empty account, and of Anthropic (400). */
const accountWords =
  /incorrect api key provided|used all available credits|run out of credits|insufficient credit|credit balance is too low/i;

/**
 * What an error answer to a paid request means, when it comes from one of the providers that answer at once. Refusals of
 * content and trouble with the account are told by the provider's own codes and phrases first, since they come under
 * many statuses; the status decides the rest.
 */
export function faultOfPaidAnswer(
  answer: Answer,
  { who, secrets }: { readonly who: string; readonly secrets: readonly string[] },
): VendorFault {
  const failure = failureOf(answer);
  if (failure === null) return faultOfAnswer(answer, { who, secrets, mayCost: true });
  const words = wordsOfAnswer(answer, secrets);
  const reason = `${who} answered ${answer.status}${words === '' ? '' : `: ${words}`}`;
  if (failure !== 'throttled') return new VendorFault(failure, reason);
  return new VendorFault(failure, reason, { retryAfterMs: retryAfterMs(answer.headers, answer.text, Date.now()) });
}

function failureOf({ status, text }: Answer): FailureClass | null {
  const refusal = contentRefusalIn(text);
  if (refusal !== null) return refusal;
  if (accountCodes.test(text) || accountWords.test(text)) return 'account';
  // Anthropic has no room: nothing was made.
  return status === 529 ? 'throttled' : null;
}
