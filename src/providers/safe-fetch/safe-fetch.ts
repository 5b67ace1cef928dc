import { Agent, fetch as fetchThrough, type Response as UndiciResponse } from 'undici';
import { answerLost, answerRefused, answerTooLarge, answerTooSlow } from './answer-error.ts';
import { checkUrl } from './check-url.ts';
import { defaultLimits, type FetchLimits, type FetchPolicy } from './fetch-policy.ts';
import { createGuardedConnector } from './guarded-connector.ts';
import { limitBody } from './limit-body.ts';
import { type Hop, nextHop } from './next-hop.ts';
import { type Outgoing, outgoingOf } from './outgoing.ts';

/**
 * Fetches like the global `fetch`, which nothing in Beatboard may use. It differs in that it
 * - reaches public addresses only, checked for each connection and each redirect;
 * - sends a request once and never again by itself, and follows redirects of GET and HEAD alone;
 * - breaks off an answer that is too large, too slow, or of another type than asked for.
 *
 * Statuses are the caller's to judge. Throws `url_refused` or `host_unreachable` when nothing was sent; after that
 * `answer_lost`, `answer_too_slow`, `answer_too_large`, `answer_refused`, or the reason of the caller's own signal.
 * Errors of the body come while it is read.
 */
export type SafeFetch = (input: string | URL | Request, init?: RequestInit, limits?: FetchLimits) => Promise<Response>;

/** One call under way. */
interface Call {
  readonly agent: Agent;
  readonly policy: FetchPolicy;
  readonly limits: typeof defaultLimits & FetchLimits;
  readonly request: Outgoing;
  readonly stop: AbortController;
}

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const statusesWithoutBody: ReadonlySet<number> = new Set([204, 205, 304]);

/** Makes a `fetch` for one purpose, with connections of its own: one for each vendor, with its base URL as exception. */
export function createSafeFetch(policy: FetchPolicy = {}): SafeFetch {
  const agent = new Agent({ connect: createGuardedConnector(policy) });
  return async (input, init, limits = {}) => {
    const url = checkUrl(input instanceof Request ? input.url : String(input), policy, limits);
    const request = await outgoingOf(input instanceof Request ? input : url, init);
    const stop = new AbortController();
    const call = { agent, policy, limits: { ...defaultLimits, ...limits }, request, stop };
    const endTimer = startTimer(call);
    try {
      return receive(await send(call, url), call, endTimer);
    } catch (error) {
      const reason: unknown = stop.signal.aborted ? stop.signal.reason : answerLost(error);
      stop.abort(reason);
      endTimer();
      throw reason;
    }
  };
}

/** Ends the call when its time is over or its caller gives it up. Returns what ends the watch. */
function startTimer({ request, limits, stop }: Call): () => void {
  const { signal } = request;
  const giveUp = (): void => stop.abort(signal?.reason);
  if (signal?.aborted === true) giveUp();
  signal?.addEventListener('abort', giveUp, { once: true });
  const timer = setTimeout(() => stop.abort(answerTooSlow('took too long')), limits.totalTimeoutMs).unref();
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  };
}

interface Arrival {
  readonly response: UndiciResponse;
  readonly url: URL;
}

async function send({ agent, policy, limits, request, stop }: Call, firstUrl: URL): Promise<Arrival> {
  const { method, body } = request;
  let hop: Hop = { url: firstUrl, headers: request.headers, redirects: 0 };
  for (;;) {
    const response = await fetchThrough(hop.url, {
      method,
      headers: hop.headers.map(([name, value]): [string, string] => [name, value]),
      redirect: 'manual',
      dispatcher: agent,
      signal: stop.signal,
      ...(body === undefined ? {} : { body }),
    });
    const location = request.redirect === 'manual' ? null : locationOf(response);
    if (location === null) return { response, url: hop.url };
    await response.body?.cancel();
    if (request.redirect === 'error') throw answerRefused(`${hop.url.host} redirects`);
    hop = nextHop(hop, method, location, policy, limits);
  }
}

function locationOf({ status, headers }: UndiciResponse): string | null {
  return redirectStatuses.has(status) ? headers.get('location') : null;
}

function receive({ response, url }: Arrival, { limits, stop, request }: Call, onEnd: () => void): Response {
  const { status } = response;
  const headers = new Headers([...response.headers]);
  if (response.ok && limits.contentTypes) checkContentType(headers, limits.contentTypes);
  // The body comes decoded: what described its encoded form would mislead.
  if (headers.has('content-encoding')) headers.delete('content-length');
  headers.delete('content-encoding');
  if (Number(headers.get('content-length')) > limits.maximumBytes && request.method !== 'HEAD') {
    throw answerTooLarge(limits.maximumBytes);
  }
  const hasBody = response.body !== null && !statusesWithoutBody.has(status);
  if (!hasBody) onEnd();
  const body = hasBody ? limitBody(response.body as ReadableStream<Uint8Array>, { ...limits, stop, onEnd }) : null;
  return Object.defineProperty(new Response(body, { status, headers }), 'url', { value: url.href });
}

function checkContentType(headers: Headers, expected: readonly string[]): void {
  const type = (headers.get('content-type') ?? '').split(';', 1)[0]!.trim().toLowerCase();
  const matches = expected.some((one) => (one.endsWith('/*') ? type.startsWith(one.slice(0, -1)) : type === one));
  if (!matches) throw answerRefused(`it is ${type === '' ? 'of no stated type' : type}, not ${expected.join(' or ')}`);
}
