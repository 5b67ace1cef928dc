import type { Clock } from './clock.ts';

/** Which gates this process has found open and without trouble a moment ago: it need not ask again for each request. */
export interface GateMemory {
  isWell(keyDigest: string): boolean;
  noteWell(keyDigest: string): void;
  /** A request went wrong: the next one asks. */
  forget(keyDigest: string): void;
}

/** @param forMs How long it is relied on; trouble that other processes meet is known here so much later. */
export function createGateMemory(clock: Clock, forMs: number): GateMemory {
  const untilMs = new Map<string, number>();
  return {
    isWell: (keyDigest) => clock.now() < (untilMs.get(keyDigest) ?? 0),
    noteWell: (keyDigest) => void untilMs.set(keyDigest, clock.now() + forMs),
    forget: (keyDigest) => void untilMs.delete(keyDigest),
  };
}
