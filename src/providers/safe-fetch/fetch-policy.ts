import { lookup } from 'node:dns/promises';

/** One answer of the name service. */
export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** Gives all addresses of a host name. It is asked once for each connection, and that answer is the one connected to. */
export type ResolveHost = (hostname: string) => Promise<readonly HostAddress[]>;

/** Where one `safeFetch` may go. Nothing here is ever taken from a request or a provider's reply. */
export interface FetchPolicy {
  /**
   * Origins such as `http://127.0.0.1:4871` that may lie on this machine, set by the operator: a vendor's base URL, a
   * local sign-in service; `loopbackOriginsOf` makes them. They are reached by naming them, or from themselves, never
   * by a redirect from elsewhere.
   */
  readonly allowLoopbackOrigins?: readonly string[];
  /** The only hosts that may be reached, `replicate.delivery` or `*.replicate.delivery`. Omitted: every public one. */
  readonly allowedHosts?: readonly string[];
  /** Also `http:` to public hosts. Omitted: `https:` alone. */
  readonly allowHttp?: boolean;
  /** Omitted: the resolver of this machine. */
  readonly resolveHost?: ResolveHost;
}

/** How much of an answer is taken, and how long it is waited for. */
export interface FetchLimits {
  /** Of the decoded body. Default 200 MB. */
  readonly maximumBytes?: number;
  /** From the call to the end of the body. Default 60 s. */
  readonly totalTimeoutMs?: number;
  /** Between two parts of the body. Default 20 s. */
  readonly idleTimeoutMs?: number;
  /** Default and highest: 3. */
  readonly maximumRedirects?: number;
  /** What a successful answer may be: `video/mp4`, `image/*`. Omitted: anything. */
  readonly contentTypes?: readonly string[];
  /** Narrows `allowedHosts` of the policy for one call. */
  readonly allowedHosts?: readonly string[];
}

export const defaultLimits = {
  maximumBytes: 200_000_000,
  totalTimeoutMs: 60_000,
  idleTimeoutMs: 20_000,
  maximumRedirects: 3,
};

/** The resolver of this machine: the hosts file, then DNS. */
export const resolveBySystem: ResolveHost = (hostname) => lookup(hostname, { all: true, verbatim: true });

/** Whether a host is on a list; `*.example.com` stands for every name below `example.com`, not for itself. */
export function isListedHost(hostname: string, hosts: readonly string[]): boolean {
  return hosts.some((host) => (host.startsWith('*.') ? hostname.endsWith(host.slice(1)) : hostname === host));
}
