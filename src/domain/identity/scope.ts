/**
 * What a key or token may be trusted with. Four, because there are four kinds of harm: seeing unreleased ads, changing
 * them, spending money, and letting others in. Whoever needs a finer cut gives out a key of another user. None
 * contains another: a key that edits cannot spend, and one that spends cannot make keys.
 */
export const scopes = ['read', 'write', 'spend', 'manage_keys'] as const;
/**
 * - `read`: look at videos, checkpoints, assets, prices, events.
 * - `write`: create, edit, upload, branch, delete; free of charge.
 * - `spend`: start what generates: make, continue, regenerate, retry.
 * - `manage_keys`: make, list and revoke the user's API keys.
 */
export type Scope = (typeof scopes)[number];

/** What a sign-in token may do that names no scope of ours: work with ads, but let nobody else in. */
export const scopesOfTokens: readonly Scope[] = ['read', 'write', 'spend'];

/** The scopes of ours among the words of a text or list, in our order, each once. */
export function parseScopes(words: string | readonly unknown[]): readonly Scope[] {
  const list: readonly unknown[] = typeof words === 'string' ? words.split(/\s+/) : words;
  return scopes.filter((scope) => list.includes(scope));
}
