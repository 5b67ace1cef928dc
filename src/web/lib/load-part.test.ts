import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPart } from './load-part.ts';

let isServerThere = false;
const reload = vi.fn<() => void>();
const notFetched = new TypeError('not fetched');

beforeEach(() => {
  isServerThere = false;
  reload.mockClear();
  const kept = new Map<string, string>();
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => (isServerThere ? new Response() : Promise.reject(new TypeError('refused'))));
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for a server that is away, and asks once more', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValueOnce(notFetched).mockResolvedValue('part');
  const part = loadPart(load);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(1);
  isServerThere = true;
  await vi.advanceTimersByTimeAsync(1000);
  await expect(part).resolves.toBe('part');
  expect(reload).not.toHaveBeenCalled();
});

it('loads the page anew when the part still does not come, and gives up when that has just been done', async () => {
  isServerThere = true;
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(notFetched);
  void loadPart(load);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(reload).toHaveBeenCalledTimes(1);
  await expect(loadPart(load)).rejects.toBe(notFetched);
  await vi.advanceTimersByTimeAsync(20_000);
  void loadPart(load);
  await vi.advanceTimersByTimeAsync(0);
  expect(reload).toHaveBeenCalledTimes(2);
});
