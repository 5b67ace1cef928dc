import { sql } from 'kysely';
import { knockAtGate } from '#domain/ledger/gate.ts';
import type { GatePace } from '#domain/ledger/pace.ts';
import type { MicroUsd } from '#domain/money.ts';
import { createId } from '../create-id.ts';
import type { Database, Queryable } from '../database.ts';
import { appendEvent } from '../event-log.ts';
import { type Attempt, leaseSeconds, type NewAttempt, type SpendLimits } from './attempt.ts';
import { noteBudgets, readUsed, type Used } from './budgets.ts';
import type { GateView } from './gate-rows.ts';
import { holdGate, keepGate } from './gate-rows.ts';
import type { LedgerClock } from './ledger-clock.ts';

/** What came of asking for a place and its money. */
export type Reservation =
  | { readonly kind: 'reserved'; readonly attempt: Attempt; readonly isProbe: boolean }
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
    await sql`select pg_advisory_xact_lock(hashtextextended(${`user ${order.userId}`}, 0))`.execute(transaction);
    if (!(await keepVideo(transaction, order))) return { kind: 'no_video' };
    const newest = await newestNumber(transaction, order);
    if (order.after !== null && order.after !== newest) return { kind: 'changed' };
    const used = withCeiling(await readUsed(transaction, order, clock), order.ceilingMicroUsd ?? 0);
    const refused = refusalOf(used, limits, order.ceilingMicroUsd ?? 0);
    if (refused !== undefined) {
      await noteBudgets(transaction, order, used, limits);
      return refused;
    }
    const gate = await holdGate(transaction, order, clock);
    const knock = { nowMs: gate.nowMs, limits: limits.gate, underWay: await countUnderWay(transaction, order, clock) };
    const answer = knockAtGate(gate.state, knock, pace);
    if (answer.kind === 'wait') return { ...answer, gate };
    await keepGate(transaction, order, gate.state, answer.state);
    const attempt = await insertAttempt(transaction, order, newest + 1, clock);
    await noteBudgets(transaction, order, used, limits);
    return { kind: 'reserved', attempt, isProbe: answer.isProbe };
  });
}

async function keepVideo(transaction: Queryable, { userId, videoId }: NewAttempt): Promise<boolean> {
  const found = await transaction
    .selectFrom('video')
    .select('id')
    .where('id', '=', videoId)
    .where('userId', '=', userId)
    .forKeyShare()
    .executeTakeFirst();
  return found !== undefined;
}

async function newestNumber(transaction: Queryable, { userId, callKey }: NewAttempt): Promise<number> {
  const { newest } = await transaction
    .selectFrom('attempt')
    .select(sql<number>`coalesce(max(attempt_no), 0)`.as('newest'))
    .where('userId', '=', userId)
    .where('callKey', '=', callKey)
    .executeTakeFirstOrThrow();
  return newest;
}

/** What a provider is busy with. A place taken by somebody who died before sending is free again. */
async function countUnderWay(transaction: Queryable, { keyDigest }: NewAttempt, clock: LedgerClock): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempt
    where key_digest = ${keyDigest}
      and (state in ('submitting', 'submitted') or (state = 'reserved' and lease_until > ${clock()}))
    `.execute(transaction);
  return rows[0]!.count;
}

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

async function insertAttempt(
  transaction: Queryable,
  { after: _after, request, ...order }: NewAttempt,
  attemptNo: number,
  clock: LedgerClock,
): Promise<Attempt> {
  const now = clock();
  const attempt = await transaction
    .insertInto('attempt')
    .values({
      ...order,
      id: createId('attempt'),
      attemptNo,
      state: 'reserved',
      request: JSON.stringify(request),
      leaseUntil: sql<string>`${now} + make_interval(secs => ${leaseSeconds})`,
      changedAt: now,
      createdAt: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { id, userId, videoId, slot, state, chargeMicroUsd } = attempt;
  const data = { attemptId: id, slot, state, chargeMicroUsd };
  await appendEvent(transaction, { userId, videoId, type: 'cost_updated', data });
  return attempt;
}
