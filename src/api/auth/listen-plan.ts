import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { BeatboardError } from '#domain/errors.ts';

/** Where the server is to listen, and what it will ask of those who come. */
export interface ListenPlan {
  /** An address or name, as in BEATBOARD_HOST: `127.0.0.1`, `::1`, `localhost`, `0.0.0.0`. */
  readonly host: string;
  /** Whether an API key is demanded. */
  readonly apiKeys: boolean;
  /** Whether tokens of a sign-in service are demanded. */
  readonly oidc: boolean;
}

/** Whether the server may listen so, and if not, why, as an error for a person. */
export type ListenVerdict = { readonly allowed: true } | { readonly allowed: false; readonly refusal: BeatboardError };

/** Beyond this machine the server listens only when it demands API keys or tokens; on this machine always. */
export function mayListen(plan: ListenPlan): ListenVerdict {
  if (plan.apiKeys || plan.oidc || isLoopbackHost(plan.host)) return { allowed: true };
  return {
    allowed: false,
    refusal: new BeatboardError(
      'listen_refused',
      `Beatboard does not listen on ${plan.host === '' ? 'every address' : plan.host}: anyone who can reach this ` +
        'machine could see your ads and spend your money, as neither API keys nor a sign-in service are set.',
    ),
  };
}

/** Whether requests without credentials are those of the one user at this machine. */
export function isSingleUser({ host, apiKeys, oidc }: ListenPlan): boolean {
  return !apiKeys && !oidc && isLoopbackHost(host);
}

/** Whether a host, by name or address, is this machine as only it can reach it. */
export function isLoopbackHost(host: string): boolean {
  const address = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  if (isIP(address) === 0) return address.toLowerCase() === 'localhost';
  return ipaddr.process(address).range() === 'loopback';
}
