import type { CDPSession, Page } from 'playwright-core';

/** What a page's own clocks say since it was last asked. */
export interface PageTiming {
  /** When the largest part of the page was painted, milliseconds from the navigation; 0 before the first. */
  readonly largestPaintMs: number;
  /** What that part was: its tag and address or first words. */
  readonly largestPart: string;
  /** Each answer to a click, key or drag: from the event to the next picture, to 8 ms; those below 16 ms count as 16. */
  readonly interactionsMs: readonly number[];
}

interface Seen {
  largestPaintMs: number;
  largestPart: string;
  durations: Record<number, number>;
  counted: number;
}

type Watched = typeof globalThis & { timingSeen?: Seen };

/** Begins to measure, on every page that is opened from now on. */
export async function watchTiming(page: Page): Promise<void> {
  await page.addInitScript(watch);
}

/** What was measured since the last call; the largest paint stays until the next navigation. */
export async function readTiming(page: Page): Promise<PageTiming> {
  // Entries are handed over after the picture they belong to.
  await nextPicture(page);
  return page.evaluate(() => {
    const seen = (globalThis as Watched).timingSeen!;
    const { interactionCount } = performance as Performance & { interactionCount: number };
    const reported = Object.values(seen.durations);
    const quick = Math.max(0, interactionCount - seen.counted - reported.length);
    seen.durations = {};
    seen.counted = interactionCount;
    const { largestPaintMs, largestPart } = seen;
    return { largestPaintMs, largestPart, interactionsMs: [...reported, ...Array<number>(quick).fill(16)] };
  });
}

/** Until what was just done is on the screen. */
export async function nextPicture(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}

/** Reads the milliseconds of processor time that the page's main thread has used. */
export async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
  };
}

/** Runs in the page: knows nothing of this file. */
function watch(): void {
  const seen: Seen = { largestPaintMs: 0, largestPart: '', durations: {}, counted: 0 };
  (globalThis as Watched).timingSeen = seen;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { element, url } = entry as PerformanceEntry & { element: Element | null; url: string };
      seen.largestPaintMs = entry.startTime;
      seen.largestPart = `${element?.tagName.toLowerCase() ?? ''} ${url.slice(0, 60) || (element?.textContent ?? '').slice(0, 40)}`;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { interactionId: id } = entry as PerformanceEntry & { interactionId: number };
      if (id > 0) seen.durations[id] = Math.max(seen.durations[id] ?? 0, entry.duration);
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}
