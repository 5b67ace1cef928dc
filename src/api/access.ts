import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OperationScope } from '#contract/operation.ts';
import type { BeatboardError } from '#domain/errors.ts';

/** What somebody can be allowed to do. */
export type Scope = Exclude<OperationScope, 'public'>;

/** Who asks, once that is known. */
export interface Caller {
  readonly userId: string;
  readonly scopes: readonly Scope[];
}

/** A request as far as its sender is concerned. */
interface GateRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The address it comes from, as the server knows it. */
  readonly remoteAddress: string | undefined;
}

interface Refusal {
  readonly refusal: BeatboardError;
  /** To go with the answer, for example `retry-after`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Stands before every route: who is it, may they do this, and have they not done too much of it. */
export interface Gate {
  admit(request: GateRequest, scope: Scope): Promise<{ readonly identity: Caller } | Refusal>;
  /** Counts a request for a route that is open to everyone. */
  admitStranger(remoteAddress: string | undefined): Refusal | undefined;
}

/** Addresses of files that work without a header, for an hour at least. */
export interface LinkSigner {
  /** Path and query, the same for half an hour. */
  sign(target: { readonly path: string; readonly artifactId: string; readonly userId: string }, nowMs: number): string;
  /** In whose name a link opens this file; undefined for a link that is too old, or altered. */
  verify(
    request: { readonly method: string; readonly url: string; readonly artifactId: string },
    nowMs: number,
  ): string | undefined;
}

/** An API key without its secret. Times are RFC 3339. */
export interface ApiKeyEntry {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

/** The API keys of a user. */
export interface ApiKeyDesk {
  list(userId: string): Promise<readonly ApiKeyEntry[]>;
  /** Throws `scope_missing` for more than the maker may do. `text` is the key, told only here. */
  create(
    maker: Caller,
    key: { readonly name: string; readonly scopes: readonly Scope[]; readonly expiresAt?: string },
  ): Promise<{ readonly key: ApiKeyEntry; readonly text: string }>;
  /** False when the user has no such key. */
  revoke(userId: string, keyId: string): Promise<boolean>;
}

/** Lets a request in as somebody, or throws why not; the reply gets the headers that go with a refusal. */
export async function admit(gate: Gate, request: FastifyRequest, reply: FastifyReply, scope: Scope): Promise<Caller> {
  const admission = await gate.admit(
    { method: request.method, headers: request.headers, remoteAddress: request.ip },
    scope,
  );
  if ('identity' in admission) return admission.identity;
  if (!reply.sent) reply.headers(admission.headers);
  throw admission.refusal;
}

/** Lets a request for an open route in, or throws that there are too many of them. */
export function admitStranger(gate: Gate, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = gate.admitStranger(request.ip);
  if (refusal === undefined) return;
  reply.headers(refusal.headers);
  throw refusal.refusal;
}
