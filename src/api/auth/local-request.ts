import type { SenderRequest } from './credential.ts';

/** This machine's own names, with or without a port. Another name that leads here is somebody else's (DNS rebinding). */
const loopbackHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers by which a proxy says that the request comes from elsewhere. */
const forwardingHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/**
 * Whether a request without credentials is one that the person at this machine means. It must name this machine by a
 * name of its own, come through no proxy, and not be sent by a page of another origin. Pages of other ports of this
 * machine are others too. Browsers set `Origin` and `Sec-Fetch-Site` themselves; programs leave them out.
 */
export function isLocalRequest({ method, headers }: SenderRequest): boolean {
  const { host, origin } = headers;
  if (typeof host !== 'string' || !loopbackHost.test(host)) return false;
  if (forwardingHeaders.some((name) => headers[name] !== undefined)) return false;
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) return false;
  const site = headers['sec-fetch-site'];
  // "none" is an address that somebody typed, which only ever reads.
  return site === undefined || site === 'same-origin' || (site === 'none' && safeMethods.has(method));
}
