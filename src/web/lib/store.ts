import { useSyncExternalStore } from 'react';

/** A value that lives outside of components. */
export interface Store<Value> {
  readonly get: () => Value;
  readonly set: (next: Value | ((present: Value) => Value)) => void;
  readonly use: () => Value;
  /** For what follows it without being drawn anew; returns how to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store; whoever uses it is drawn anew when it changes. */
export function createStore<Value>(first: Value): Store<Value> {
  let present = first;
  const listeners = new Set<() => void>();
  const get = (): Value => present;
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    subscribe,
    set: (next) => {
      const before = present;
      present = typeof next === 'function' ? (next as (value: Value) => Value)(present) : next;
      if (Object.is(before, present)) return;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
