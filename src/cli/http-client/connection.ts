import { setTimeout as sleep } from 'node:timers/promises';
import { BeatboardError } from '#domain/errors.ts';

/** Where requests go, and how waiting is done. */
export interface Connection {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly token: string | undefined;
  /** A stream that is silent for so long is given up. The server sends a sign of life every 15 s. */
  readonly idleTimeoutMs: number;
  readonly wait: (delayMs: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to below 1: spreads what many clients do at once. */
  readonly random: () => number;
}

/** What a connection is made from; what is left out is as it should be outside of tests. */
export interface ConnectionOptions {
  readonly baseUrl: string;
  readonly token?: string | undefined;
  readonly idleTimeoutMs?: number;
  readonly wait?: Connection['wait'];
  readonly random?: Connection['random'];
}

/** Throws `option_invalid` for what is not an http address. */
export function createConnection({ baseUrl, token, idleTimeoutMs, wait, random }: ConnectionOptions): Connection {
  const url = URL.parse(baseUrl);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new BeatboardError(
      'option_invalid',
      `The server's address is "${baseUrl}"; it has to be one such as http://127.0.0.1:4870.`,
    );
  }
  return {
    baseUrl: url.href.replace(/\/+$/, ''),
    token,
    idleTimeoutMs: idleTimeoutMs ?? 45_000,
    wait: wait ?? ((delayMs, signal) => sleep(delayMs, undefined, { ...(signal && { signal }) })),
    random: random ?? Math.random,
  };
}
