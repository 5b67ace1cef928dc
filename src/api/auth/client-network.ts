import ipaddr from 'ipaddr.js';

const ipv6NetworkParts = 4;

/**
 * Where a request comes from, as limits count it: an IPv4 address, or the /64 of an IPv6 one, as one household or
 * server has a whole /64 to itself. All that cannot be read counts as one place.
 */
export function clientNetwork(remoteAddress: string | undefined): string {
  const [address = ''] = (remoteAddress ?? '').split('%');
  if (!ipaddr.isValid(address)) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return `${parsed.parts
    .slice(0, ipv6NetworkParts)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
