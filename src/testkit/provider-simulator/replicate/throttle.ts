import { Refusal } from '../http/reply.ts';
import type { SimulatedTime } from '../simulated-time.ts';

/** Lets a key do something so many times in a simulated minute; throws a Refusal beyond that. */
export function createThrottle(time: SimulatedTime, mostPerMinute: number): (key: string) => void {
  const taken = new Map<string, number[]>();
  return (key) => {
    const now = time.nowSeconds();
    const recent = (taken.get(key) ?? []).filter((seconds) => now - seconds < 60);
    if (recent.length >= mostPerMinute) {
      const waitSeconds = Math.ceil(60 - (now - recent[0]!));
      const message = `Your rate limit resets in ~${waitSeconds}s.`;
      throw new Refusal('throttled', message, { retryAfterSeconds: waitSeconds });
    }
    taken.set(key, [...recent, now]);
  };
}
