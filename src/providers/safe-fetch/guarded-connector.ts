import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { BeatboardError } from '#domain/errors.ts';
import { bareHostname, isOwnOrigin, refusal } from './check-url.ts';
import type { FetchPolicy, HostAddress } from './fetch-policy.ts';
import { resolveBySystem } from './fetch-policy.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const connectTimeoutMs = 10_000;

/**
 * Opens the sockets of `safeFetch`, the last place where an address can be refused. A literal address is checked as it
 * stands, since Node looks literals up nowhere. A name is looked up once, every address of the answer is checked, and
 * the socket is given these same addresses: there is no second look-up for the answer to change in. One bad address
 * refuses them all. Nothing has been sent when it fails: `url_refused` or `host_unreachable`.
 */
export function createGuardedConnector(policy: FetchPolicy): buildConnector.connector {
  const connectors = { public: connectorFor(isPublicAddress, policy), own: connectorFor(isPublicOrLoopback, policy) };
  return (options, callback) => {
    const isOwn = isOwnOrigin(new URL(`${options.protocol}//${options.host ?? options.hostname}`), policy);
    connectors[isOwn ? 'own' : 'public'](options, callback);
  };
}

type AddressTest = (address: string) => boolean;

const isPublicOrLoopback: AddressTest = (address) => isPublicAddress(address) || isLoopbackAddress(address);

function connectorFor(isAllowed: AddressTest, policy: FetchPolicy): buildConnector.connector {
  const connect = buildConnector({
    timeout: connectTimeoutMs,
    autoSelectFamily: true,
    // HTTP/2 clients send a refused request again by themselves; ours are sent once.
    allowH2: false,
    lookup: guardLookup(policy, isAllowed),
  });
  return (options, callback) => {
    const hostname = bareHostname(options.hostname);
    if (isIP(hostname) !== 0 && !isAllowed(hostname)) {
      callback(refusal('it does not lead to the public internet'), null);
      return;
    }
    connect(options, (error, socket) => {
      if (error) callback(asConnectError(error, hostname), null);
      else callback(null, socket);
    });
  };
}

/** A look-up for sockets which lets an answer through only when all of its addresses are allowed. */
function guardLookup({ resolveHost = resolveBySystem }: FetchPolicy, isAllowed: AddressTest): LookupFunction {
  return (hostname, options, callback) => {
    const answer = (addresses: readonly HostAddress[]): void => {
      const [first] = addresses;
      if (first === undefined) callback(new Error(`${hostname} has no address`), []);
      else if (!addresses.every(({ address }) => isAllowed(address))) {
        callback(refusal('its name does not lead to the public internet'), []);
      } else if (options.all === true) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    };
    resolveHost(hostname).then(answer, (error: Error) => callback(error, []));
  };
}

function asConnectError(error: Error, hostname: string): BeatboardError {
  if (error instanceof BeatboardError) return error;
  const reason = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return new BeatboardError('host_unreachable', `${hostname} could not be reached (${reason}); nothing was sent.`, {
    cause: error,
  });
}
