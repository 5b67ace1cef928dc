import { BeatboardError } from '../errors.ts';
import { type Scope, scopes } from './scope.ts';
import { localUserId } from './user-id.ts';

/** Who asks, and what they may do. It comes from a request's credentials alone, never from its path, query or body. */
export interface Identity {
  /** Every row and file belongs to one user id, and every query asks for it. */
  readonly userId: string;
  readonly scopes: readonly Scope[];
  readonly kind: 'local' | 'api_key' | 'oidc';
  /** The API key that was shown; keys made with it end with it. */
  readonly keyId?: string;
}

/** Whoever sits at the machine in single-user mode: everything is theirs. */
export const localIdentity: Identity = { userId: localUserId, scopes, kind: 'local' };

/** Throws `scope_missing` unless the identity has the scope. */
export function requireScope(identity: Identity, scope: Scope): void {
  if (identity.scopes.includes(scope)) return;
  const bearer = identity.kind === 'oidc' ? 'This token' : 'This key';
  throw new BeatboardError('scope_missing', `${bearer} does not have the scope "${scope}"; nothing was done.`);
}

/**
 * The scopes of a key that `maker` makes: those wanted, in our order, and never one that the maker lacks. Throws
 * `scope_missing` for a maker without `manage_keys` or with less than is wanted, `option_invalid` for none at all.
 */
export function grantScopes(maker: Identity, wanted: readonly Scope[]): readonly Scope[] {
  requireScope(maker, 'manage_keys');
  for (const scope of wanted) requireScope(maker, scope);
  if (wanted.length === 0) throw new BeatboardError('option_invalid', 'A key without a scope would open nothing.');
  return scopes.filter((scope) => wanted.includes(scope));
}
