import { describe, expect, it } from 'vitest';
import { clock, describeTimeLeft, timeLeftSeconds } from './time-left.ts';

describe('timeLeftSeconds', () => {
  it('counts the estimate down between two statuses', () => {
    const estimate = { etaSeconds: 30, receivedAtSeconds: 100 };
    expect(timeLeftSeconds(estimate, 100)).toBe(30);
    expect(timeLeftSeconds(estimate, 112)).toBe(18);
  });

  it('never goes below zero nor above the estimate', () => {
    const estimate = { etaSeconds: 30, receivedAtSeconds: 100 };
    expect(timeLeftSeconds(estimate, 500)).toBe(0);
    expect(timeLeftSeconds(estimate, 90)).toBe(30);
  });

  it('is unknown without an estimate', () => {
    expect(timeLeftSeconds(null, 1)).toBeNull();
  });
});

describe('describeTimeLeft', () => {
  it.each([
    [null, 'estimating time left'],
    [0, 'a few seconds left'],
    [5, 'a few seconds left'],
    [5.1, 'about 0:10 left'],
    [47, 'about 0:50 left'],
    [60, 'about 1:00 left'],
    [121, 'about 2:15 left'],
    [3700, 'about 1:01:45 left'],
  ])('says %s seconds as "%s"', (seconds, words) => {
    expect(describeTimeLeft(seconds)).toBe(words);
  });
});

describe('clock', () => {
  it.each([
    [0, '0:00'],
    [59.9, '0:59'],
    [61, '1:01'],
    [3600, '1:00:00'],
  ])('shows %s as %s', (seconds, shown) => {
    expect(clock(seconds)).toBe(shown);
  });
});
