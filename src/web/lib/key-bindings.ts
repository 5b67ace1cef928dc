import { createStore } from './store.ts';

/** Keys that people chose in place of the usual ones: usual keys to chosen keys. */
export type KeyBindings = Readonly<Record<string, string>>;

const storageKey = 'beatboard-keys';

/** What this browser remembers; the same keys mean the same on every page, so the usual keys are their name. */
export const keyBindings = createStore<KeyBindings>(readBindings());

/** Keeps the choice for later visits as well. */
export function keepBindings(bindings: KeyBindings): void {
  const changed = Object.fromEntries(Object.entries(bindings).filter(([usual, keys]) => usual !== keys));
  localStorage.setItem(storageKey, JSON.stringify(changed));
  keyBindings.set(changed);
}

/** The keys in force for usual ones. */
export function boundKeys(usual: string, bindings: KeyBindings = keyBindings.get()): string {
  return Object.hasOwn(bindings, usual) ? (bindings[usual] ?? usual) : usual;
}

function readBindings(): KeyBindings {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    return {};
  }
}
