import { type RawBuilder, sql } from 'kysely';

/** What `cost_updated` tells of an attempt, made by the database from the row just written. */
export function costOf(written: 'begun' | 'written'): RawBuilder<unknown> {
  const row = sql.ref(written);
  return sql`jsonb_build_object('attemptId', ${row}.id, 'slot', ${row}.slot, 'state', ${row}.state,
    'chargeMicroUsd', ${row}.charge_micro_usd)`;
}
