import type { Page } from 'playwright-core';
import { timesSlower } from './slow-down.ts';

/** How a page felt, in milliseconds, from its beginning or from when it was last asked. */
export interface PageSpeed {
  /** Tasks that held the page for more than 50 ms, longest first. */
  readonly longTasksMs: readonly number[];
  /** The slowest answer to a click or key: from the event to the next picture, to 8 ms; 0 when none took above 16 ms. */
  readonly interactionMs: number;
  /** How much of what was seen jumped about; 0.1 is still called good. */
  readonly layoutShift: number;
}

/** Where the page keeps what its observers saw. */
interface Seen {
  longTasksMs: number[];
  interactionMs: number;
  layoutShift: number;
}

type Watched = typeof globalThis & { speedSeen?: Seen };

/** Begins to measure, on this page and every one it goes to. */
export async function watchSpeed(page: Page): Promise<void> {
  await page.addInitScript(watch);
  await page.evaluate(watch);
}

/** What was measured since the last call. */
export async function readSpeed(page: Page): Promise<PageSpeed> {
  // Entries are handed over after the picture they belong to.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
  return page.evaluate(() => {
    const watched = globalThis as Watched;
    const seen = watched.speedSeen!;
    watched.speedSeen = { longTasksMs: [], interactionMs: 0, layoutShift: 0 };
    return { ...seen, longTasksMs: seen.longTasksMs.sort((a, b) => b - a) };
  });
}

/** Pictures a second the page shows while something goes on, and the longest wait for one. */
export async function frameRate(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly framesPerSecond: number; readonly longestFrameMs: number }> {
  const timer = await page.evaluateHandle(() => {
    const times = [performance.now()];
    const state = { times, going: true };
    const step = (now: number): void => {
      times.push(now);
      if (state.going) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    return state;
  });
  await act();
  return timer.evaluate((state) => {
    state.going = false;
    const gaps = state.times.slice(1).map((time, index) => time - state.times[index]!);
    const seconds = (state.times.at(-1)! - state.times[0]!) / 1000;
    return { framesPerSecond: gaps.length / seconds, longestFrameMs: Math.max(...gaps) };
  });
}

/** A clock of the processor time that the page needs, in seconds: neither what else runs on the machine nor a slowdown counts. */
export async function pageSeconds(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value / timesSlower;
  };
}

/** Runs in the page: knows nothing of this file. */
function watch(): void {
  const watched = globalThis as Watched;
  if (watched.speedSeen !== undefined) return;
  watched.speedSeen = { longTasksMs: [], interactionMs: 0, layoutShift: 0 };
  const observe = (options: PerformanceObserverInit, take: (entry: PerformanceEntry, seen: Seen) => void): void => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry, watched.speedSeen!);
    }).observe({ ...options, buffered: true });
  };
  observe({ type: 'longtask' }, ({ duration }, seen) => seen.longTasksMs.push(duration));
  observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit, (entry, seen) => {
    const isInteraction = (entry as PerformanceEntry & { interactionId: number }).interactionId > 0;
    if (isInteraction) seen.interactionMs = Math.max(seen.interactionMs, entry.duration);
  });
  observe({ type: 'layout-shift' }, (entry, seen) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.layoutShift += value;
  });
}
