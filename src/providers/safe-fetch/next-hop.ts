import { answerRefused } from './answer-error.ts';
import { checkUrl } from './check-url.ts';
import { defaultLimits, type FetchLimits, type FetchPolicy } from './fetch-policy.ts';

/** One request of a chain of redirects. */
export interface Hop {
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** How many redirects led here. */
  readonly redirects: number;
}

/** Headers that go along when a redirect leaves the origin: none of them says who asks. */
const travellingHeaders: ReadonlySet<string> = new Set(['accept', 'accept-language', 'range', 'user-agent']);

/**
 * Where a redirect leads, checked like the first address. Only GET and HEAD are followed: another method would be
 * sent a second time. Throws `answer_refused` for those and for too many redirects, `url_refused` for a bad address.
 */
export function nextHop(hop: Hop, method: string, location: string, policy: FetchPolicy, limits: FetchLimits): Hop {
  const { url, headers, redirects } = hop;
  if (method !== 'GET' && method !== 'HEAD') {
    throw answerRefused(`${url.host} redirects a ${method}, which is not sent twice and may have been carried out`);
  }
  const maximumRedirects = Math.min(limits.maximumRedirects ?? Infinity, defaultLimits.maximumRedirects);
  if (redirects >= maximumRedirects) throw answerRefused(`${url.host} redirects once too often`);
  const next = checkUrl(location, policy, limits, url);
  const staysHome = next.origin === url.origin;
  return {
    url: next,
    headers: staysHome ? headers : headers.filter(([name]) => travellingHeaders.has(name.toLowerCase())),
    redirects: redirects + 1,
  };
}
