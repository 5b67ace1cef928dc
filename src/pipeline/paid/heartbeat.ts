import type { Ledger } from '#storage/ledger/ledger.ts';
import type { Clock } from './clock.ts';

/** A third of a lease: two signs of life may be lost. */
const beatMs = 10_000;

/** Which attempts this process carries now; their leases are kept up by one query for all of them. */
export interface Heartbeat {
  /** False when it is being carried in this process already. */
  hold(attemptId: string): boolean;
  release(attemptId: string): void;
  isHeld(attemptId: string): boolean;
}

export function createHeartbeat(ledger: Pick<Ledger, 'renew'>, owner: string, clock: Clock): Heartbeat {
  const held = new Set<string>();
  let stop = new AbortController();
  const beat = async (signal: AbortSignal): Promise<void> => {
    for (;;) {
      await clock.sleep(beatMs, signal);
      // A database that does not answer is noticed by whoever needs it next.
      await ledger.renew([...held], owner).catch(() => undefined);
    }
  };
  return {
    hold(attemptId) {
      if (held.has(attemptId)) return false;
      held.add(attemptId);
      if (held.size === 1) {
        stop = new AbortController();
        // Ends, rejected, when nothing is held.
        void beat(stop.signal).catch(() => undefined);
      }
      return true;
    },
    release(attemptId) {
      held.delete(attemptId);
      if (held.size === 0) stop.abort();
    },
    isHeld: (attemptId) => held.has(attemptId),
  };
}
