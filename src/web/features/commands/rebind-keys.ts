import type { Command } from '../../lib/commands.ts';
import { boundKeys, type KeyBindings } from '../../lib/key-bindings.ts';

/** What came of choosing a key. */
export type Rebinding =
  | { readonly kind: 'bound'; readonly bindings: KeyBindings; readonly swappedWith: string | null }
  | { readonly kind: 'refused'; readonly why: 'beginsChord' | 'notBindable' };

/** Keys that mean the same to everybody, and those that only go with another. */
const fixedKeys: ReadonlySet<string> = new Set([
  'escape',
  'tab',
  'shift+tab',
  'enter',
  'control',
  'shift',
  'alt',
  'meta',
  'altgraph',
  'capslock',
  'dead',
  'process',
]);
const modifiers: ReadonlySet<string> = new Set(['control', 'shift', 'alt', 'meta']);

/** Whether a press is of a key that only goes with another: then the other is waited for. */
export const isModifier = (key: string): boolean => modifiers.has(key.split('+').at(-1) ?? '');

/**
 * Gives a command other keys. When another of the commands has them, both swap, so that nothing becomes out of reach;
 * a key that begins a sequence such as `g l` would cut that off and is refused.
 */
export function rebind(
  bindings: KeyBindings,
  commands: readonly Pick<Command, 'keys' | 'label'>[],
  usual: string,
  keys: string,
): Rebinding {
  if (fixedKeys.has(keys)) return { kind: 'refused', why: 'notBindable' };
  const present = (name: string): string => boundKeys(name, bindings);
  const named = commands.flatMap(({ keys: name, label }) => (name === undefined ? [] : [{ name, label }]));
  if (named.some(({ name }) => present(name).startsWith(`${keys} `))) return { kind: 'refused', why: 'beginsChord' };
  const other = named.find(({ name }) => name !== usual && present(name) === keys);
  const next = { ...bindings, [usual]: keys, ...(other && { [other.name]: present(usual) }) };
  return { kind: 'bound', bindings: next, swappedWith: other?.label ?? null };
}

/** Gives a command its usual keys again; who has them now swaps. */
export function unbind(
  bindings: KeyBindings,
  commands: readonly Pick<Command, 'keys' | 'label'>[],
  usual: string,
): KeyBindings {
  const back = rebind(bindings, commands, usual, usual);
  return back.kind === 'bound'
    ? back.bindings
    : Object.fromEntries(Object.entries(bindings).filter(([name]) => name !== usual));
}
