import { sql } from 'kysely';
import { type GateState, openGate } from '#domain/ledger/gate.ts';
import type { Queryable } from '../database.ts';
import { asMilliseconds, type LedgerClock } from './ledger-clock.ts';

/** A provider's key. */
export interface GateAddress {
  readonly provider: string;
  readonly keyDigest: string;
}

/** What is known of a key, and the time it is known at. */
export interface GateView {
  readonly state: GateState;
  readonly nowMs: number;
}

/** Reads a gate without holding it. */
export async function readGate(
  queryable: Queryable,
  { keyDigest }: GateAddress,
  clock: LedgerClock,
): Promise<GateView> {
  const { rows } = await sql<{ state: GateState | null; nowMs: number }>`
    select (select state from gate where key_digest = ${keyDigest}) as state, ${asMilliseconds(clock())} as now_ms
    `.execute(queryable);
  return { state: rows[0]!.state ?? openGate, nowMs: rows[0]!.nowMs };
}

/** Holds a gate to the end of the transaction, and makes its row when it is the first time. */
export async function holdGate(
  transaction: Queryable,
  { keyDigest, provider }: GateAddress,
  clock: LedgerClock,
): Promise<GateView> {
  const hold = () =>
    sql<GateView>`select state, ${asMilliseconds(clock())} as now_ms
      from gate where key_digest = ${keyDigest} for update`.execute(transaction);
  let { rows } = await hold();
  if (rows.length === 0) {
    await transaction
      .insertInto('gate')
      .values({ keyDigest, provider, state: JSON.stringify(openGate) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    ({ rows } = await hold());
  }
  return rows[0]!;
}

/** Keeps a gate's new state; nothing is written when it is the same. */
export async function keepGate(
  transaction: Queryable,
  { keyDigest }: GateAddress,
  before: GateState,
  after: GateState,
): Promise<void> {
  if (after === before) return;
  await transaction
    .updateTable('gate')
    .set({ state: JSON.stringify(after) })
    .where('keyDigest', '=', keyDigest)
    .execute();
}
