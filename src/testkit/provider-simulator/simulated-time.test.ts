import { afterEach, expect, it, vi } from 'vitest';
import { createSimulatedTime, type SimulatedTime } from './simulated-time.ts';

let time: SimulatedTime;
afterEach(() => {
  time.stop();
  vi.useRealTimers();
});

it('runs what falls due while it is advanced, in order, also what is begun on the way', () => {
  time = createSimulatedTime(1000);
  const seen: [string, number][] = [];
  const note = (name: string): void => void seen.push([name, Math.round(time.nowSeconds())]);
  time.after(30, () => note('later'));
  time.after(10, () => {
    note('first');
    time.after(5, () => note('second'));
  });
  const never = time.after(20, () => note('called off'));
  never();
  time.after(500, () => note('far'));
  const before = time.dateMs();
  time.advance(100);
  expect(seen).toEqual([
    ['first', 10],
    ['second', 15],
    ['later', 30],
  ]);
  expect(time.nowSeconds()).toBeCloseTo(100, 1);
  expect((time.dateMs() - before) / 1000).toBeCloseTo(100, 0);
});

it('waits in scaled seconds', async () => {
  vi.useFakeTimers();
  time = createSimulatedTime(0.01);
  let isOver = false;
  void time.wait(100).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(990);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(20);
  expect(isOver).toBe(true);
});

it('runs nothing once it is stopped, and takes no scale of zero', () => {
  time = createSimulatedTime(1);
  const run = vi.fn<() => void>();
  time.after(1, run);
  time.stop();
  time.after(1, run);
  time.advance(10);
  expect(run).not.toHaveBeenCalled();
  expect(() => createSimulatedTime(0)).toThrow(/above 0/);
});
