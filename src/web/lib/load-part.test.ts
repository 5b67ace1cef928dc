import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadPart } from './load-part.ts';

let isServerThere = false;

beforeEach(() => {
  isServerThere = false;
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => (isServerThere ? new Response() : Promise.reject(new TypeError('refused'))));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for a server that is away, and for one that has only just come', async () => {
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('not fetched'));
  const part = loadPart(load);
  await vi.advanceTimersByTimeAsync(60_000);
  isServerThere = true;
  await vi.advanceTimersByTimeAsync(2000);
  load.mockResolvedValue('part');
  await vi.advanceTimersByTimeAsync(1000);
  await expect(part).resolves.toBe('part');
});

it('gives up on a part that the server does not have', async () => {
  isServerThere = true;
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(new TypeError('not fetched'));
  const fault = loadPart(load).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await fault).toMatchObject({ message: 'not fetched' });
  expect(load).toHaveBeenCalledTimes(5);
});
