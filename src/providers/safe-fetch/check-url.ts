import { isIP } from 'node:net';
import { BeatboardError } from '#domain/errors.ts';
import type { FetchLimits, FetchPolicy } from './fetch-policy.ts';
import { isListedHost } from './fetch-policy.ts';
import { isPublicAddress } from './public-address.ts';

/** Control characters, blanks and backslashes, which parsers of addresses disagree about. */
const ambiguous = /[\u0000-\u0020\u007f-\u00a0\\]/u;

/** Names that mean this machine by their own rule (RFC 6761), whatever a resolver says. */
const isThisMachine = /(?:^|\.)localhost\.?$/;

/**
 * Parses an address and decides, before any name is looked up, whether it may be fetched. `from` is the page that
 * redirects to it; undefined for the caller's own address. Throws `url_refused`, without the address's secrets.
 */
export function checkUrl(text: string, policy: FetchPolicy, limits: FetchLimits, from?: URL): URL {
  if (ambiguous.test(text)) throw refusal('it holds blanks, backslashes or control characters');
  const url = URL.parse(text, from?.href);
  if (url === null) throw refusal('it is not a web address');
  if (url.username !== '' || url.password !== '') throw refusal('it holds a user name or password');
  if (isOwnOrigin(url, policy)) {
    if (from === undefined || from.origin === url.origin) return url;
    throw refusal(`${from.host} redirects to this machine`);
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && policy.allowHttp === true)) {
    throw refusal(`"${url.protocol}" is not allowed`);
  }
  const hostname = bareHostname(url.hostname);
  if (isThisMachine.test(hostname) || (isIP(hostname) !== 0 && !isPublicAddress(hostname))) {
    throw refusal('it does not lead to the public internet');
  }
  for (const hosts of [policy.allowedHosts, limits.allowedHosts]) {
    if (hosts !== undefined && !isListedHost(hostname, hosts)) throw refusal(`${hostname} is not an expected host`);
  }
  return url;
}

/** Whether the operator has named this origin as one that may lie on this machine. */
export function isOwnOrigin(url: URL, { allowLoopbackOrigins = [] }: FetchPolicy): boolean {
  return (url.protocol === 'http:' || url.protocol === 'https:') && allowLoopbackOrigins.includes(url.origin);
}

/** A host name as sockets want it: an IPv6 address without its brackets. */
export function bareHostname(hostname: string): string {
  return hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
}

/** The error of an address that is not fetched. */
export function refusal(reason: string): BeatboardError {
  return new BeatboardError('url_refused', `The address was not fetched and nothing was sent: ${reason}.`);
}
