/** A request as far as its sender is concerned: Node's own headers, in lower case. */
export interface SenderRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/**
 * What a request shows to be let in: `none` when it does not try, `unreadable` when it tries in a way that is not ours
 * (two at once, another scheme, an empty header), which is never taken for not trying.
 */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'api_key'; readonly text: string }
  | { readonly kind: 'bearer'; readonly text: string };

const bearer = /^Bearer ([\w.~+/=-]+)$/i;
const apiKey = /^\w+$/;

/** Reads `Authorization: Bearer` or `X-API-Key`. Nothing else is a credential: no cookie, no part of the address. */
export function readCredential(headers: SenderRequest['headers']): Credential {
  const { authorization, 'x-api-key': key } = headers;
  if (authorization === undefined && key === undefined) return { kind: 'none' };
  if (authorization !== undefined && key !== undefined) return { kind: 'unreadable' };
  if (typeof key === 'string' && apiKey.test(key)) return { kind: 'api_key', text: key };
  const [, text] = (typeof authorization === 'string' && bearer.exec(authorization)) || [];
  return text === undefined ? { kind: 'unreadable' } : { kind: 'bearer', text };
}
