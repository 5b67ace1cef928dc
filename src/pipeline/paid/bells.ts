import type { Clock } from './clock.ts';

/** Wakes sleepers of this process by name, before their time. */
export interface Bells {
  ring(name: string): void;
  /** From now on a ring while nobody sleeps ends the next sleep at once. Returns what ends that. */
  attend(name: string): () => void;
  /** Sleeps until the time is over or the bell rings. Rejects with the signal's reason when that fires first. */
  sleep(name: string, ms: number, signal: AbortSignal): Promise<void>;
}

export function createBells(clock: Clock): Bells {
  const sleepers = new Map<string, Set<() => void>>();
  /** Whether it has rung since the last sleep, for names that are attended. */
  const rung = new Map<string, boolean>();
  return {
    ring(name) {
      const woken = sleepers.get(name);
      for (const wake of woken ?? []) wake();
      if (woken === undefined && rung.has(name)) rung.set(name, true);
    },
    attend(name) {
      rung.set(name, false);
      return () => void rung.delete(name);
    },
    async sleep(name, ms, signal) {
      signal.throwIfAborted();
      if (rung.get(name) === true) {
        rung.set(name, false);
        return;
      }
      const woken = new AbortController();
      const wake = (): void => woken.abort();
      const own = sleepers.get(name) ?? new Set();
      sleepers.set(name, own.add(wake));
      signal.addEventListener('abort', wake, { once: true });
      try {
        await clock.sleep(ms, woken.signal).catch((error: unknown) => {
          if (!woken.signal.aborted) throw error;
        });
        signal.throwIfAborted();
      } finally {
        signal.removeEventListener('abort', wake);
        own.delete(wake);
        if (own.size === 0 && sleepers.get(name) === own) sleepers.delete(name);
      }
    },
  };
}
