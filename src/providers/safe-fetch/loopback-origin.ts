import { bareHostname } from './check-url.ts';
import { isLoopbackAddress } from './public-address.ts';

/**
 * The exception a `FetchPolicy` needs for an address that the operator has set, such as a vendor's base URL: its origin
 * where it names this machine, and none where it does not, so that a public name can never come to mean this machine.
 */
export function loopbackOriginsOf(address: string): readonly string[] {
  const url = URL.parse(address);
  if (url === null) return [];
  const hostname = bareHostname(url.hostname);
  return hostname === 'localhost' || isLoopbackAddress(hostname) ? [url.origin] : [];
}
