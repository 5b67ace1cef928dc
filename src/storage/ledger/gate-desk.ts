import {
  afterAnswer,
  afterTrouble,
  type Answer,
  concernsGate,
  type GateLimits,
  knockAtGate,
  type Trouble,
} from '#domain/ledger/gate.ts';
import type { GatePace } from '#domain/ledger/pace.ts';
import type { Random } from '#domain/random.ts';
import type { Database } from '../database.ts';
import { type GateAddress, type GateView, holdGate, keepGate, readGate } from './gate-rows.ts';
import type { LedgerClock } from './ledger-clock.ts';

export interface GateDesk {
  readonly database: Database;
  readonly clock: LedgerClock;
  readonly pace: GatePace;
  readonly random: Random;
}

/** What is said to somebody at a gate, and what is known there. */
export interface GateAnswer {
  readonly answer: Answer;
  readonly gate: GateView;
}

/** Asks whether a request that costs nothing may go. While all is well this is one query and holds nobody up. */
export async function knock(
  { database, clock, pace }: GateDesk,
  address: GateAddress,
  limits: GateLimits,
): Promise<GateAnswer> {
  const gate = await readGate(database, address, clock);
  const first = knockAtGate(gate.state, { nowMs: gate.nowMs, limits, underWay: undefined }, pace);
  if (first.kind === 'wait' || !first.isProbe) return { answer: first, gate };
  return database.transaction().execute(async (transaction) => {
    const held = await holdGate(transaction, address, clock);
    const answer = knockAtGate(held.state, { nowMs: held.nowMs, limits, underWay: undefined }, pace);
    if (answer.kind === 'go') await keepGate(transaction, address, held.state, answer.state);
    return { answer, gate: held };
  });
}

/** Tells the gate that a provider answered as it should. */
export async function reportAnswer(
  { database, clock }: GateDesk,
  address: GateAddress,
  limits: GateLimits,
  isProbe: boolean,
): Promise<void> {
  const { state, nowMs } = await readGate(database, address, clock);
  if (afterAnswer(state, nowMs, isProbe, limits) === state) return;
  await database.transaction().execute(async (transaction) => {
    const gate = await holdGate(transaction, address, clock);
    await keepGate(transaction, address, gate.state, afterAnswer(gate.state, gate.nowMs, isProbe, limits));
  });
}

/** Tells the gate of a failure. Returns whether it is closed now. */
export async function reportTrouble(
  { database, clock, pace, random }: GateDesk,
  address: GateAddress,
  limits: GateLimits,
  trouble: Trouble,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const { state, nowMs } = await holdGate(transaction, address, clock);
    const after = concernsGate(trouble.failure)
      ? afterTrouble(state, nowMs, trouble, pace, random)
      : afterAnswer(state, nowMs, trouble.isProbe, limits);
    await keepGate(transaction, address, state, after);
    return after.closedUntilMs !== null;
  });
}
