import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '#pipeline/paid/clock.ts';

interface Sleeper {
  readonly wakeMs: number;
  readonly wake: () => void;
}

/** A clock that jumps: whenever everybody sleeps and nothing is under way, it is the moment the first one wakes. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the work has ended. */
  run<Result>(work: Promise<Result>): Promise<Result>;
  /** The same object, whose promises keep time from passing while they are under way. */
  track<Target extends object>(target: Target): Target;
  /** Lets time pass inside of something tracked. */
  pass(ms: number): Promise<void>;
}

export function createVirtualClock(startMs = Date.parse('2026-11-10T12:00:00Z')): VirtualClock {
  const sleepers = new Set<Sleeper>();
  const traffic = createTraffic();
  let nowMs = startMs;

  const jump = (): void => {
    const wakeMs = Math.min(...[...sleepers].map((sleeper) => sleeper.wakeMs));
    if (!Number.isFinite(wakeMs)) return;
    nowMs = Math.max(nowMs, wakeMs);
    for (const sleeper of sleepers) if (sleeper.wakeMs <= nowMs) sleeper.wake();
  };
  const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = (settle: () => void) => (): void => {
        sleepers.delete(sleeper);
        signal.removeEventListener('abort', stop);
        settle();
      };
      const stop = leave(() => reject(signal.reason));
      const sleeper: Sleeper = { wakeMs: nowMs + Math.max(0, ms), wake: leave(resolve) };
      signal.addEventListener('abort', stop, { once: true });
      sleepers.add(sleeper);
    });

  return {
    now: () => nowMs,
    sleep,
    async pass(ms) {
      traffic.leave();
      await sleep(ms, new AbortController().signal);
      traffic.enter();
    },
    async run(work) {
      const state = { isOver: false };
      const end = (): void => void (state.isOver = true);
      const ended = work.then(end, end);
      while (!state.isOver) {
        await traffic.quiet(ended);
        if (!state.isOver) jump();
      }
      return work;
    },
    track: (target) => trackCalls(target, traffic),
  };
}

/** What is under way. */
interface Traffic {
  enter(): void;
  leave(): void;
  /** Waits until nothing is, without keeping the processor from those who are waited for. */
  quiet(ended: Promise<unknown>): Promise<void>;
}

function createTraffic(): Traffic {
  let underWay = 0;
  let whenQuiet: (() => void)[] = [];
  // A file is closed by a request of its own kind.
  const isReadingFiles = (): boolean =>
    process.getActiveResourcesInfo().some((resource) => /^(?:FSReq|CloseReq)/.test(resource));
  return {
    enter: () => void (underWay += 1),
    leave() {
      underWay -= 1;
      if (underWay > 0) return;
      for (const resolve of whenQuiet) resolve();
      whenQuiet = [];
    },
    async quiet(ended) {
      for (let turns = 0; turns < 2; turns++) {
        await nextTurn();
        if (underWay > 0) await Promise.race([ended, new Promise<void>((resolve) => whenQuiet.push(resolve))]);
        else if (isReadingFiles()) await wait(1);
        else continue;
        turns = -1;
      }
    },
  };
}

function trackCalls<Target extends object>(target: Target, traffic: Traffic): Target {
  return new Proxy(target, {
    get(object, name) {
      const value: unknown = Reflect.get(object, name, object);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]): unknown => {
        const result: unknown = Reflect.apply(value, object, parameters);
        if (!(result instanceof Promise)) return result;
        traffic.enter();
        return result.finally(() => traffic.leave());
      };
    },
  });
}
