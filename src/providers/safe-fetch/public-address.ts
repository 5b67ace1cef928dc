import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Addresses that lie in public ranges and yet lead inside: Azure answers on this one from every machine it hosts. */
const deniedAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);

/** All IPv6 addresses given to the public so far; what lies outside (`::7f00:1`, `4000::1`) has no owner to talk to. */
const globalIpv6 = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an address belongs to the public internet: unicast, not on the deny list, and in no range that is private,
 * local, reserved or a wrapping of another address. An IPv4 address inside an IPv6 one (`::ffff:127.0.0.1`) is refused.
 */
export function isPublicAddress(address: string): boolean {
  // The library also reads short and octal forms, which no resolver answers with.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast' || deniedAddresses.has(parsed.toString())) return false;
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalIpv6) : true;
}

/** Whether an address is this machine's own: `127.0.0.0/8` or `::1`, and no other spelling of them. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.parse(address).range() === 'loopback';
}
