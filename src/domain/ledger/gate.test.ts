import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterAnswer, afterTrouble, type GateState, knockAtGate, openGate } from './gate.ts';
import { createPace } from './pace.ts';

const pace = createPace().gate;
const limits = { startsPerMinute: 60, atOnce: 3 };
const free = { limits, underWay: undefined };
const paid = { limits, underWay: 0 };
const half = (): number => 0.5;
const fault = { failure: 'transient', reason: 'Down.', isProbe: false } as const;

function closed(nowMs: number): GateState {
  let state = openGate;
  for (let strike = 0; strike < pace.strikes; strike++) state = afterTrouble(state, nowMs, fault, pace, half);
  return state;
}

describe('a gate that is open', () => {
  it('lets paid requests start at an even rate, whatever they ask', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 50, maxLength: 200 }), (gaps) => {
        let state = openGate;
        let nowMs = 1_000_000;
        const starts: number[] = [];
        for (const gapMs of gaps) {
          nowMs += gapMs;
          const answer = knockAtGate(state, { ...paid, nowMs }, pace);
          if (answer.kind !== 'go') continue;
          starts.push(nowMs);
          ({ state } = answer);
        }
        for (const [index, startMs] of starts.entries()) {
          const within = starts.slice(index).filter((other) => other < startMs + 10_000).length;
          expect(within).toBeLessThanOrEqual(11);
        }
      }),
    );
  });

  it('lets no more through than may be under way, and free requests always', () => {
    expect(knockAtGate(openGate, { limits, nowMs: 5, underWay: 3 }, pace)).toMatchObject({ why: 'full' });
    expect(knockAtGate(openGate, { ...free, nowMs: 5 }, pace)).toEqual({ kind: 'go', isProbe: false, state: openGate });
  });

  it('closes after some faults in a row, not after scattered ones', () => {
    const once = afterTrouble(openGate, 0, fault, pace, half);
    expect(once).toMatchObject({ strikes: 1, closedUntilMs: null });
    expect(afterAnswer(once, 1, false, limits)).toMatchObject({ strikes: 0 });
    expect(afterAnswer(openGate, 1, false, limits)).toBe(openGate);
    expect(closed(1000)).toMatchObject({ failure: 'transient', reason: 'Down.', troubleSinceMs: 1000 });
  });

  it('closes at once when told to slow down, for as long as told, and for ten minutes without credit', () => {
    const told = { failure: 'throttled', reason: 'Slow.', retryAfterMs: 40_000, isProbe: false } as const;
    const throttled = afterTrouble(openGate, 0, told, pace, half);
    expect(throttled.closedUntilMs).toBeGreaterThanOrEqual(40_000);
    const broke = { failure: 'account', reason: 'No credit.', isProbe: false } as const;
    expect(afterTrouble(throttled, 0, broke, pace, half).closedUntilMs).toBeGreaterThanOrEqual(600_000);
  });
});

describe('a gate that is closed', () => {
  it('lets nobody through before its time, then one at a time', () => {
    const state = closed(0);
    const untilMs = state.closedUntilMs!;
    expect(knockAtGate(state, { ...free, nowMs: untilMs - 1 }, pace)).toMatchObject({ why: 'trouble', untilMs });
    const first = knockAtGate(state, { ...free, nowMs: untilMs }, pace);
    if (first.kind !== 'go') throw new Error('It must go.');
    expect(first.isProbe).toBe(true);
    expect(knockAtGate(first.state, { ...paid, nowMs: untilMs + 1 }, pace).kind).toBe('wait');
    // Whoever tried may have died.
    const later = knockAtGate(first.state, { ...free, nowMs: untilMs + pace.probeMs }, pace);
    expect(later).toMatchObject({ kind: 'go', isProbe: true });
  });

  it('waits longer each time, up to a minute and a quarter, and remembers when it began', () => {
    let state = closed(0);
    const pauses: number[] = [];
    for (let tries = 0; tries < 6; tries++) {
      const nowMs = state.closedUntilMs!;
      state = afterTrouble(state, nowMs, { ...fault, isProbe: true }, pace, half);
      pauses.push(state.closedUntilMs! - nowMs);
    }
    expect(pauses).toEqual(pauses.toSorted((one, other) => one - other));
    expect(pauses.at(-1)).toBeLessThanOrEqual(75_000);
    expect(state.troubleSinceMs).toBe(0);
  });

  it('believes only the one that tries, and then opens without a burst', () => {
    const state = closed(0);
    expect(afterTrouble(state, 1, fault, pace, half)).toBe(state);
    expect(afterAnswer(state, 1, false, limits)).toBe(state);
    const open = afterAnswer(state, 100_000, true, limits);
    expect(open).toMatchObject({ closedUntilMs: null, strikes: 0, failure: null });
    expect(knockAtGate(open, { ...paid, nowMs: 100_000 }, pace)).toMatchObject({ why: 'rate' });
    expect(knockAtGate(open, { ...paid, nowMs: 101_000 }, pace)).toMatchObject({ kind: 'go' });
  });
});
