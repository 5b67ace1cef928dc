import { readAnswer } from './http/answer.ts';
import { faultOfError } from './http/fault-of-error.ts';
import { faultOfPaidAnswer } from './fault-of-paid-answer.ts';
import type { FetchLimits } from './safe-fetch/fetch-policy.ts';
import type { SafeFetch } from './safe-fetch/safe-fetch.ts';
import { VendorFault } from './vendor-fault.ts';

/** Like the global `fetch`, for whoever sends the one request of a paid call. */
export type PaidFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** How long a paid answer is waited for, how large it may be, and what it may be. */
export interface PaidFetchOptions extends FetchLimits {
  /** Who answers, for people. */
  readonly who: string;
  /** What errors must not repeat. */
  readonly secrets: readonly string[];
}

/**
 * A `fetch` for one paid call: it sends a single request, whatever the client above it would like to repeat. It resolves
 * when a successful answer has arrived whole. Anything else is a VendorFault that says whether the call may have cost,
 * or the reason of a caller who gave it up.
 */
export function createPaidFetch(safeFetch: SafeFetch, { who, secrets, ...limits }: PaidFetchOptions): PaidFetch {
  let isUsed = false;
  return async (input, init) => {
    if (isUsed)
      throw new VendorFault('permanent', 'A second request was held back: a paid one is sent once.', { sent: 'maybe' });
    isUsed = true;
    try {
      const response = await safeFetch(input, init, limits);
      if (!response.ok) throw faultOfPaidAnswer(await readAnswer(response), { who, secrets });
      const { status, headers } = response;
      return new Response(await response.arrayBuffer(), { status, headers });
    } catch (error) {
      throw faultOfError(error, true);
    }
  };
}
