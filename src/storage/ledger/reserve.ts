import { sql } from 'kysely';
import { type GateState, hasTrouble, knockAtGate, openGate } from '#domain/ledger/gate.ts';
import type { GatePace } from '#domain/ledger/pace.ts';
import type { MicroUsd } from '#domain/money.ts';
import { createId } from '../create-id.ts';
import type { Database, Queryable } from '../database.ts';
import { eventChannel } from '../event-log.ts';
import { type Attempt, leaseSeconds, type NewAttempt, type SpendLimits } from './attempt.ts';
import { noteBudgets, type Used } from './budgets.ts';
import { costOf } from './cost-event.ts';
import type { GateView } from './gate-rows.ts';
import { givenTime, type LedgerClock } from './ledger-clock.ts';

/** What came of asking for a place and its money. */
export type Reservation =
  | { readonly kind: 'reserved'; readonly attempt: Attempt; readonly isProbe: boolean; readonly hadTrouble: boolean }
  /** The provider's key is in trouble, at its rate, or has enough under way. */
  | {
      readonly kind: 'wait';
      readonly why: 'trouble' | 'rate' | 'full';
      readonly untilMs: number;
      readonly gate: GateView;
    }
  /** It would go beyond a budget. Nothing is held. */
  | {
      readonly kind: 'refused';
      readonly budget: 'video' | 'month';
      readonly limitMicroUsd: MicroUsd;
      readonly usedMicroUsd: MicroUsd;
    }
  /** Somebody else has begun an attempt of the same call. */
  | { readonly kind: 'changed' }
  /** There is no such video any more. */
  | { readonly kind: 'no_video' };

/**
 * Holds the price of a call in its budgets and takes a place at the provider's gate, all or nothing. The user is held
 * first, then the video, then the gate; nobody waits for them in another order.
 */
export async function reserve(
  database: Database,
  order: NewAttempt,
  limits: SpendLimits,
  pace: GatePace,
  clock: LedgerClock,
): Promise<Reservation> {
  return database.transaction().execute(async (transaction): Promise<Reservation> => {
    const held = await hold(transaction, order, clock);
    if (!held.hasVideo) return { kind: 'no_video' };
    if (order.after !== null && order.after !== held.newest) return { kind: 'changed' };
    const used = withCeiling(held, order.ceilingMicroUsd ?? 0);
    const refused = refusalOf(used, limits, order.ceilingMicroUsd ?? 0);
    if (refused !== undefined) {
      await noteBudgets(transaction, order, used, limits);
      return refused;
    }
    const gate: GateView = { state: held.gateState, nowMs: held.nowMs };
    const knock = { nowMs: gate.nowMs, limits: limits.gate, underWay: held.underWay };
    const answer = knockAtGate(gate.state, knock, pace);
    if (answer.kind === 'wait') return { ...answer, gate };
    const attempt = await begin(transaction, order, held.newest + 1, answer.state, clock);
    await noteBudgets(transaction, order, used, limits);
    return { kind: 'reserved', attempt, isProbe: answer.isProbe, hadTrouble: hasTrouble(gate.state) };
  });
}

/** What the decision depends on; all but the first is null when there is no video. */
interface Held extends Used {
  readonly hasVideo: boolean;
  readonly newest: number;
  readonly gateState: GateState;
  readonly nowMs: number;
  readonly underWay: number;
}

/** Holds the user, the video and the gate to the end of the transaction, and reads what is known under these locks. */
async function hold(transaction: Queryable, order: NewAttempt, clock: LedgerClock): Promise<Held> {
  const { userId, videoId, callKey, provider, keyDigest } = order;
  const { rows } = await sql<Held>`
    select * from hold_purchase(
      ${userId}, ${videoId}, ${callKey}, ${provider}, ${keyDigest}, ${openGateJson}::jsonb, ${givenTime(clock)}
    )`.execute(transaction);
  return rows[0]!;
}

const openGateJson = JSON.stringify(openGate);

function withCeiling(used: Used, ceilingMicroUsd: MicroUsd): Used {
  return {
    ...used,
    videoMicroUsd: used.videoMicroUsd + ceilingMicroUsd,
    monthMicroUsd: used.monthMicroUsd + ceilingMicroUsd,
  };
}

function refusalOf(used: Used, limits: SpendLimits, ceilingMicroUsd: MicroUsd): Reservation | undefined {
  const { videoMicroUsd, monthMicroUsd } = limits;
  // What costs nothing is not refused, even beyond a budget that was lowered meanwhile.
  if (ceilingMicroUsd === 0) return undefined;
  if (videoMicroUsd !== null && used.videoMicroUsd > videoMicroUsd) {
    return refusal('video', videoMicroUsd, used.videoMicroUsd - ceilingMicroUsd);
  }
  if (monthMicroUsd !== null && used.monthMicroUsd > monthMicroUsd) {
    return refusal('month', monthMicroUsd, used.monthMicroUsd - ceilingMicroUsd);
  }
  return undefined;
}

function refusal(budget: 'video' | 'month', limitMicroUsd: MicroUsd, usedMicroUsd: MicroUsd): Reservation {
  return { kind: 'refused', budget, limitMicroUsd, usedMicroUsd };
}

/** Writes the attempt and what its start means for the gate, and tells its video. */
async function begin(
  transaction: Queryable,
  order: NewAttempt,
  attemptNo: number,
  gateState: GateState,
  clock: LedgerClock,
): Promise<Attempt> {
  const { userId, videoId, runId, slot, callKey, provider, keyDigest, model, modality } = order;
  const { ceilingMicroUsd, seed, request, owner } = order;
  const { rows } = await sql<Attempt & { readonly told: number }>`
    with kept as (update gate set state = ${JSON.stringify(gateState)}::jsonb where key_digest = ${keyDigest}),
    begun as (
      insert into attempt (
        id, user_id, video_id, run_id, slot, call_key, attempt_no, provider, key_digest, model, modality, state,
        ceiling_micro_usd, seed, request, owner, lease_until, changed_at, created_at
      )
      values (${createId('attempt')}, ${userId}, ${videoId}, ${runId}, ${slot}, ${callKey}, ${attemptNo}, ${provider},
        ${keyDigest}, ${model}, ${modality}, 'reserved', ${ceilingMicroUsd}, ${seed}, ${JSON.stringify(request)}::jsonb,
        ${owner}, ${clock()} + make_interval(secs => ${leaseSeconds}), ${clock()}, ${clock()})
      returning *
    )
    select begun.*, append_event(video_id, user_id, 'cost_updated', ${costOf('begun')}, ${eventChannel}) as told
    from begun`.execute(transaction);
  const { told: _told, ...attempt } = rows[0]!;
  return attempt;
}
