import { vi } from 'vitest';

/** Waits until a check passes, looking often, with patience enough for a busy machine. Throws as the check does. */
export function eventually<Result>(check: () => Result | Promise<Result>): Promise<Result> {
  return vi.waitFor(check, { timeout: 20_000, interval: 5 });
}
