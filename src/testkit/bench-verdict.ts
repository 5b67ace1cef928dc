import { loadavg } from 'node:os';

/** One measured figure and what it must not pass. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: string;
  /** How the figure came about, in a few words. */
  readonly from: string;
}

/** Prints one line for a figure, with the load of the machine beside it, and makes the process fail on a miss. */
export function printVerdict({ name, value, limit, unit, from }: Measure): void {
  const verdict = value <= limit ? 'met' : 'MISSED';
  const load = (loadavg()[0] ?? 0).toFixed(1);
  const figures = `${value.toFixed(2)}${unit} (limit ${limit}${unit}, ${verdict})`;
  process.stdout.write(`${name}: ${figures}: ${from}; load ${load}\n`);
  if (value > limit) process.exitCode = 1;
}

/** The middle value, or the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError('There is no median of nothing.');
  return (low + high) / 2;
}
