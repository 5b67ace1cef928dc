import { sql } from 'kysely';
import { type Slot, isSlot, phaseOf } from '#domain/slot.ts';
import type { MicroUsd } from '#domain/money.ts';
import type { Database } from '../database.ts';

/** Which attempts are counted. */
export interface CostQuery {
  readonly userId: string;
  readonly videoId?: string;
  /** ISO times; attempts are counted by the moment they were begun. */
  readonly from?: string;
  readonly until?: string;
}

/** What attempts come to. All sums are in millionths of a dollar. */
export interface CostSum {
  /** Calls that were, or may have been, sent. */
  readonly calls: number;
  /** Paid for, as far as is known; by the list price where nobody says. */
  readonly spentMicroUsd: MicroUsd;
  /** Held for calls under way. */
  readonly heldMicroUsd: MicroUsd;
  /** Held for calls of which nobody knows whether they cost. */
  readonly unclearMicroUsd: MicroUsd;
  /** Calls, under way or paid for, whose price nobody knows: they are in no sum. */
  readonly unpricedCalls: number;
}

export interface CostRow extends CostSum {
  readonly key: string;
}

export type CostGrouping = 'video' | 'slot' | 'model' | 'day' | 'phase';

/** What a model was thought to cost against what it did. */
export interface EstimateRow {
  readonly model: string;
  readonly calls: number;
  readonly estimateMicroUsd: MicroUsd;
  readonly actualMicroUsd: MicroUsd;
}

const columns = {
  video: sql`video_id`,
  slot: sql`slot`,
  phase: sql`slot`,
  model: sql`model`,
  day: sql`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD')`,
} as const;

const isUnclear = sql`(state in ('lost', 'maybe_sent') or (state in ('failed', 'canceled') and billed = 'unknown'))`;
const isSpent = sql`(state = 'settled' or (state in ('failed', 'canceled') and billed = 'yes'))`;
const isHeld = sql`state in ('reserved', 'submitting', 'submitted', 'succeeded', 'stored')`;
const isUnpriced = sql`ceiling_micro_usd is null and cost_micro_usd is null and state <> 'rejected' and billed is distinct from 'no'`;
const sums = sql`
  count(*) filter (where state not in ('reserved', 'rejected') and (state <> 'canceled' or sent_at is not null))::int
    as calls,
  coalesce(sum(charge_micro_usd) filter (where ${isSpent}), 0)::bigint as spent_micro_usd,
  coalesce(sum(charge_micro_usd) filter (where ${isHeld}), 0)::bigint as held_micro_usd,
  coalesce(sum(charge_micro_usd) filter (where ${isUnclear}), 0)::bigint as unclear_micro_usd,
  count(*) filter (where ${isUnpriced})::int as unpriced_calls`;

/** What the user's attempts come to in all. */
export async function sumCosts(database: Database, query: CostQuery): Promise<CostSum> {
  const { rows } = await sql<CostSum>`select ${sums} from attempt where ${isAskedFor(query)}`.execute(database);
  return rows[0]!;
}

/** What the user's attempts come to by video, slot, model, day (UTC) or phase, in the order of their names. */
export async function listCosts(database: Database, query: CostQuery, by: CostGrouping): Promise<readonly CostRow[]> {
  const { rows } = await sql<CostRow>`
    select ${columns[by]} as key, ${sums} from attempt where ${isAskedFor(query)}
    group by 1 order by 1`.execute(database);
  return by === 'phase' ? sumByPhase(rows) : rows;
}

/** What finished calls were thought to cost, against what they did, by model. */
export async function listEstimates(database: Database, query: CostQuery): Promise<readonly EstimateRow[]> {
  const { rows } = await sql<EstimateRow>`
    select model, count(*)::int as calls, sum(ceiling_micro_usd)::bigint as estimate_micro_usd,
      sum(cost_micro_usd)::bigint as actual_micro_usd
    from attempt
    where ${isAskedFor(query)} and state = 'settled' and ceiling_micro_usd is not null and cost_micro_usd is not null
    group by model order by model`.execute(database);
  return rows;
}

function isAskedFor({ userId, videoId, from, until }: CostQuery) {
  return sql.join(
    [
      sql`user_id = ${userId}`,
      ...(videoId === undefined ? [] : [sql`video_id = ${videoId}`]),
      ...(from === undefined ? [] : [sql`created_at >= ${from}::timestamptz`]),
      ...(until === undefined ? [] : [sql`created_at < ${until}::timestamptz`]),
    ],
    sql` and `,
  );
}

function sumByPhase(rows: readonly CostRow[]): readonly CostRow[] {
  const phases = new Map<string, CostRow>();
  for (const row of rows) {
    const key = isSlot(row.key) ? String(phaseOf(row.key satisfies Slot)) : 'other';
    const sum = phases.get(key);
    phases.set(key, sum === undefined ? { ...row, key } : add(sum, row));
  }
  return [...phases.values()].toSorted((one, other) => one.key.localeCompare(other.key));
}

function add(sum: CostRow, row: CostRow): CostRow {
  return {
    key: sum.key,
    calls: sum.calls + row.calls,
    spentMicroUsd: sum.spentMicroUsd + row.spentMicroUsd,
    heldMicroUsd: sum.heldMicroUsd + row.heldMicroUsd,
    unclearMicroUsd: sum.unclearMicroUsd + row.unclearMicroUsd,
    unpricedCalls: sum.unpricedCalls + row.unpricedCalls,
  };
}
