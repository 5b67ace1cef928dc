import type { PaidDesk } from './paid-desk.ts';

/** How often it is looked for calls that nobody carries any more. */
const sweepMs = 60_000;

/**
 * Looks after the paid calls of a process: first those it was carrying when it was killed, if it has its data to itself,
 * then, now and then, those that nobody carries. Returns what ends it, at once.
 */
export function startCaretaker(paid: PaidDesk, hasDataToItself: boolean): () => Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  // What goes wrong here goes wrong again where somebody waits for it, and is told there.
  const quietly = (work: Promise<unknown>): void => void work.catch(() => undefined);
  if (hasDataToItself) quietly(paid.reconcileAtStart(signal));
  const sweeping = setInterval(() => quietly(paid.sweep(signal)), sweepMs).unref();
  return async () => {
    clearInterval(sweeping);
    stopping.abort(new Error('The studio is closing.'));
  };
}
