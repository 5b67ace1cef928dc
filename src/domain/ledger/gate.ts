import type { Random } from '../random.ts';
import type { FailureClass } from './failure-class.ts';
import type { GatePace } from './pace.ts';

/**
 * What all workers know of one provider key: how fast it may be used, and whether it is in trouble. Pure: the ledger
 * keeps it in one row and changes it under that row's lock, so that the workers agree.
 */
export interface GateState {
  /** Faults in a row. */
  readonly strikes: number;
  /** Set while in trouble: nothing passes before it, and then one request at a time to try. */
  readonly closedUntilMs: number | null;
  /** When the trouble began, what kind it is and what the provider said. */
  readonly troubleSinceMs: number | null;
  readonly failure: FailureClass | null;
  readonly reason: string | null;
  /** Pauses in a row. */
  readonly pauses: number;
  /** Until when the one request under way that tries is waited for. */
  readonly probeUntilMs: number | null;
  /** When the next paid request is due at an even rate. */
  readonly nextStartMs: number;
}

export const openGate: GateState = {
  strikes: 0,
  closedUntilMs: null,
  troubleSinceMs: null,
  failure: null,
  reason: null,
  pauses: 0,
  probeUntilMs: null,
  nextStartMs: 0,
};

/** What a provider allows with one key. */
export interface GateLimits {
  readonly startsPerMinute: number;
  /** Paid calls under way at once. */
  readonly atOnce: number;
}

/** Somebody at the gate. */
export interface Knock {
  readonly nowMs: number;
  readonly limits: GateLimits;
  /** Paid calls under way; undefined for a request that costs nothing, which neither rate nor number limits. */
  readonly underWay: number | undefined;
  /** Whether it may be the one that tries during trouble. */
  readonly mayProbe?: boolean;
}

export type Answer =
  | { readonly kind: 'go'; readonly isProbe: boolean; readonly state: GateState }
  | { readonly kind: 'wait'; readonly why: 'trouble' | 'rate' | 'full'; readonly untilMs: number };

/** How long others leave a request alone that tries whether the provider is well again. */
const probeLookMs = 5000;
/** Requests that may start together after a quiet time, as a stretch of the even rate. */
const burstMs = 1000;

/** Whether a request may go now. `go` comes with the state to be kept; the same object when nothing changed. */
export function knockAtGate(state: GateState, knock: Knock, pace: GatePace): Answer {
  const { nowMs, underWay, limits } = knock;
  if (state.closedUntilMs !== null) {
    if (nowMs < state.closedUntilMs) return { kind: 'wait', why: 'trouble', untilMs: state.closedUntilMs };
    if (state.probeUntilMs !== null && nowMs < state.probeUntilMs) {
      return { kind: 'wait', why: 'trouble', untilMs: Math.min(state.probeUntilMs, nowMs + probeLookMs) };
    }
  }
  if (underWay !== undefined) {
    if (underWay >= limits.atOnce) return { kind: 'wait', why: 'full', untilMs: nowMs };
    const dueMs = state.nextStartMs - burstOf(limits);
    if (nowMs < dueMs) return { kind: 'wait', why: 'rate', untilMs: dueMs };
  }
  const started = underWay === undefined ? state : afterStart(state, nowMs, limits);
  if (state.closedUntilMs === null) return { kind: 'go', isProbe: false, state: started };
  return { kind: 'go', isProbe: true, state: { ...started, probeUntilMs: nowMs + pace.probeMs } };
}

/** Whether a gate has something to forget when a request goes well. */
export function hasTrouble({ closedUntilMs, strikes }: GateState): boolean {
  return closedUntilMs !== null || strikes > 0;
}

function afterStart(state: GateState, nowMs: number, limits: GateLimits): GateState {
  return { ...state, nextStartMs: Math.max(state.nextStartMs, nowMs) + 60_000 / limits.startsPerMinute };
}

function burstOf({ startsPerMinute }: GateLimits): number {
  return Math.max(0, burstMs - 60_000 / startsPerMinute);
}

/** The provider answered as it should. During trouble only the request that tries is believed; the gate then opens gently. */
export function afterAnswer(state: GateState, nowMs: number, isProbe: boolean, limits: GateLimits): GateState {
  if (state.closedUntilMs !== null && !isProbe) return state;
  if (state.closedUntilMs === null && state.strikes === 0) return state;
  if (state.closedUntilMs === null) return { ...state, strikes: 0 };
  return { ...openGate, nextStartMs: nowMs + burstOf(limits) + 60_000 / limits.startsPerMinute };
}

/** What went wrong with a request. */
export interface Trouble {
  readonly failure: FailureClass;
  readonly reason: string;
  readonly retryAfterMs?: number | undefined;
  readonly isProbe: boolean;
}

/** A request failed in a way that others would, too: the gate closes at once, or after some in a row. */
export function afterTrouble(
  state: GateState,
  nowMs: number,
  trouble: Trouble,
  pace: GatePace,
  random: Random,
): GateState {
  const strikes = state.strikes + 1;
  const isClosed = state.closedUntilMs !== null;
  if (trouble.failure === 'transient' && !isClosed && strikes < pace.strikes) return { ...state, strikes };
  // What was under way when the trouble began says nothing new.
  if (isClosed && !trouble.isProbe && trouble.failure !== 'account') return state;
  const pauseMs = Math.max(trouble.retryAfterMs ?? 0, pauseOf(trouble.failure, state.pauses, pace));
  return {
    ...state,
    strikes,
    closedUntilMs: nowMs + pauseMs * (1 + random() / 4),
    troubleSinceMs: state.troubleSinceMs ?? nowMs,
    failure: trouble.failure,
    reason: trouble.reason,
    pauses: state.pauses + 1,
    probeUntilMs: null,
  };
}

function pauseOf(failure: FailureClass, pauses: number, pace: GatePace): number {
  if (failure === 'account') return pace.accountMs;
  const first = failure === 'throttled' ? pace.throttledFirstMs : pace.outageFirstMs;
  return Math.min(pace.pauseMostMs, first * 2 ** pauses);
}

/** Whether others would fail the same way: only then does a failure concern the gate. */
export function concernsGate(failure: FailureClass): boolean {
  return failure === 'transient' || failure === 'throttled' || failure === 'account';
}
