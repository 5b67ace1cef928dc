import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { LedgerClock } from './ledger-clock.ts';

/** Senders repeat a delivery for minutes, not days. */
const keptDays = 3;

/** Notes a delivery by the sender's id for it. False when it came before. */
export async function noteDelivery(database: Database, id: string, clock: LedgerClock): Promise<boolean> {
  const { rows } = await sql`
    with old as (delete from webhook_delivery where received_at < ${clock()} - make_interval(days => ${keptDays}))
    insert into webhook_delivery (id, received_at) values (${id}, ${clock()}) on conflict do nothing returning id
    `.execute(database);
  return rows.length > 0;
}

/** Forgets a delivery that could not be dealt with, so that its repetition is. */
export async function forgetDelivery(database: Database, id: string): Promise<void> {
  await database.deleteFrom('webhookDelivery').where('id', '=', id).execute();
}
