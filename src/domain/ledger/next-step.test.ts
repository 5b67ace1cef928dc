import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.ts';
import { attemptStates, isOver, mayBecome, mayHaveCost } from './attempt-state.ts';
import { failureClasses } from './failure-class.ts';
import { countsAsAttempt, isRefusedForGood, mostAttempts, nextStepAfter } from './next-step.ts';
import { createPace, pollDelayMs, troubleDelayMs, withJitter } from './pace.ts';

describe('the next step after a failure', () => {
  it('is as the table says', () => {
    const table = failureClasses.map((failure) => [
      failure,
      nextStepAfter(failure, 1, true).kind,
      nextStepAfter(failure, mostAttempts, true).kind,
      nextStepAfter(failure, mostAttempts, false).kind,
    ]);
    expect(table).toEqual([
      ['content_input', 'stop', 'stop', 'stop'],
      ['content_output', 'again', 'stop', 'stop'],
      ['content_privacy', 'stop', 'stop', 'stop'],
      ['transient', 'again', 'next_model', 'stop'],
      ['throttled', 'again', 'again', 'again'],
      ['permanent', 'next_model', 'next_model', 'stop'],
      ['account', 'stop', 'stop', 'stop'],
    ]);
    expect(nextStepAfter('content_output', 1, true)).toEqual({ kind: 'again', newSeed: true });
    expect(nextStepAfter('transient', 1, true)).toEqual({ kind: 'again', newSeed: true });
    expect(nextStepAfter('account', 1, true)).toMatchObject({ why: 'provider_account' });
  });

  it('does not hold an outage against a request', () => {
    expect(countsAsAttempt('transient', false)).toBe(true);
    expect(countsAsAttempt('transient', true)).toBe(false);
    expect(countsAsAttempt('throttled', false)).toBe(false);
    expect(failureClasses.filter(isRefusedForGood)).toEqual(['content_input', 'content_privacy']);
  });
});

describe('the states of an attempt', () => {
  it('lead to an end from everywhere, and never back to sending', () => {
    for (const state of attemptStates) {
      const reachable = new Set([state]);
      for (const from of reachable) for (const to of attemptStates) if (mayBecome(from, to)) reachable.add(to);
      expect([...reachable].some(isOver), state).toBe(true);
      const isSent = mayHaveCost(state) && state !== 'submitting';
      expect(isSent && reachable.has('submitting'), state).toBe(false);
    }
  });
});

describe('the pace', () => {
  it('grows from two seconds to less than five, never quite the same, and can be scaled', () => {
    const random = createRandom(1);
    const delays = Array.from({ length: 20 }, (_, index) => pollDelayMs(createPace(), index + 1, random));
    expect(delays[0]).toBeLessThanOrEqual(2500);
    expect(Math.max(...delays)).toBeLessThanOrEqual(5625);
    // What Replicate allows a key a minute, with the most calls under way that it has at once.
    expect((200 * 60_000) / createPace().pollMostMs).toBeLessThan(3000);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(1500);
    expect(new Set(delays).size).toBe(20);
    expect(pollDelayMs(createPace(0.05), 1, () => 0.5)).toBe(100);
    expect(troubleDelayMs(createPace(), 9, () => 0.5)).toBe(30_000);
    expect(withJitter(100, () => 0)).toBe(75);
    expect(createPace(0.05).deadlineMs.video).toBe(60_000);
  });
});
