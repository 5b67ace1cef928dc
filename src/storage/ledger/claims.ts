import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { type Attempt, leaseSeconds } from './attempt.ts';
import type { LedgerClock } from './ledger-clock.ts';

const unfinished = ['reserved', 'submitting', 'maybe_sent', 'submitted', 'succeeded', 'stored'] as const;

/** Takes an attempt over whose owner is gone, or that was this owner's own before. Undefined when somebody has it. */
export async function claim(
  database: Database,
  { id, userId }: Pick<Attempt, 'id' | 'userId'>,
  owner: string,
  clock: LedgerClock,
): Promise<Attempt | undefined> {
  return database
    .updateTable('attempt')
    .set({ owner, leaseUntil: sql<string>`${clock()} + make_interval(secs => ${leaseSeconds})` })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('state', 'in', unfinished)
    .where((where) => where.or([where('owner', '=', owner), where('leaseUntil', '<', clock())]))
    .returningAll()
    .executeTakeFirst();
}

/** A sign of life for these attempts of an owner. Those that somebody else has taken over are left alone. */
export async function renew(
  database: Database,
  ids: readonly string[],
  owner: string,
  clock: LedgerClock,
): Promise<void> {
  if (ids.length === 0) return;
  await database
    .updateTable('attempt')
    .set({ leaseUntil: sql<string>`${clock()} + make_interval(secs => ${leaseSeconds})` })
    .where('id', 'in', ids)
    .where('owner', '=', owner)
    .execute();
}

/** Ends an owner's lease of an attempt: whoever wants it next need not wait. */
export async function letGo(database: Database, attempt: Attempt, owner: string, clock: LedgerClock): Promise<void> {
  await database
    .updateTable('attempt')
    .set({ leaseUntil: sql<string>`${clock()} - interval '1 millisecond'` })
    .where('id', '=', attempt.id)
    .where('userId', '=', attempt.userId)
    .where('owner', '=', owner)
    .execute();
}

/**
 * Unfinished attempts of all users that nobody carries: those whose lease ended at least so many seconds ago, and with
 * `owner` those that were its own.
 */
export async function listAbandoned(
  database: Database,
  { owner, forSeconds }: { readonly owner?: string; readonly forSeconds: number },
  clock: LedgerClock,
): Promise<readonly Attempt[]> {
  return database
    .selectFrom('attempt')
    .selectAll()
    .where('state', 'in', unfinished)
    .where((where) =>
      where.or([
        where('leaseUntil', '<', sql<string>`${clock()} - make_interval(secs => ${forSeconds})`),
        ...(owner === undefined ? [] : [where('owner', '=', owner)]),
      ]),
    )
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}
