import { describe, expect, it } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const nowMs = Date.parse('2026-11-20T10:00:00Z');
const told = (header: string | undefined, text = ''): number | undefined =>
  retryAfterMs(new Headers(header === undefined ? {} : { 'retry-after': header }), text, nowMs);

describe('retryAfterMs', () => {
  it('reads seconds and dates', () => {
    expect(told('7')).toBe(7000);
    expect(told('0.5')).toBe(500);
    expect(told('Fri, 20 Nov 2026 10:00:30 GMT')).toBe(30_000);
    expect(told('Fri, 20 Nov 2026 09:00:00 GMT')).toBe(0);
  });

  it('reads the words of Replicate when there is no header that says it', () => {
    const words = 'Request was throttled. Your rate limit resets in ~30s.';
    expect(told(undefined, words)).toBe(30_000);
    expect(told('soon', words)).toBe(30_000);
    expect(told('5', words)).toBe(5000);
  });

  it('knows when nothing is said, and is not held up for ever', () => {
    expect(told(undefined, 'slow down, version 30s')).toBeUndefined();
    expect(told('999999999')).toBe(3_600_000);
  });
});
