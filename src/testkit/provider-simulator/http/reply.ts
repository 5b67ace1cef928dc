import type { JsonValue } from '#domain/canonical-json.ts';

/** What a route answers. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: ReplyBody;
}

type ReplyBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly mediaType: string }
  | { readonly kind: 'none' };

export function jsonReply(status: number, value: unknown, headers?: Readonly<Record<string, string>>): Reply {
  return { status, ...(headers && { headers }), body: { kind: 'json', value } };
}

export function bytesReply(bytes: Uint8Array, mediaType: string, headers?: Readonly<Record<string, string>>): Reply {
  return { status: 200, ...(headers && { headers }), body: { kind: 'bytes', bytes, mediaType } };
}

export const emptyReply = (status: number): Reply => ({ status, body: { kind: 'none' } });

/** Why a request is turned down; each vendor has its own words for it. */
export type RefusalKind =
  | 'invalid'
  | 'unauthorized'
  | 'no-credit'
  | 'not-found'
  | 'throttled'
  | 'too-large'
  | 'moderation'
  | 'server';

/** A request that is turned down. Thrown by routes, and told in the vendor's own words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly string[];

  constructor(
    kind: RefusalKind,
    message: string,
    options: {
      readonly status?: number;
      readonly retryAfterSeconds?: number;
      readonly fields?: readonly string[];
    } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = options.status ?? usualStatus[kind];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.fields = options.fields ?? [];
  }
}

const usualStatus: Readonly<Record<RefusalKind, number>> = {
  invalid: 422,
  unauthorized: 401,
  'no-credit': 402,
  'not-found': 404,
  throttled: 429,
  'too-large': 413,
  moderation: 400,
  server: 500,
};

/** The kind of a status that a rule asks for. */
export function refusalKindOf(status: number): RefusalKind {
  const found = Object.entries(usualStatus).find(([, usual]) => usual === status);
  return (found?.[0] as RefusalKind | undefined) ?? (status >= 500 ? 'server' : 'invalid');
}

/** A value as a vendor's JSON, without fields that are undefined. */
export function plainJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
