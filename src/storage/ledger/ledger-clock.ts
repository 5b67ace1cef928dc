import { type RawBuilder, sql } from 'kysely';

/** The time as the database is told it. All leases, rates and months are measured by it. */
export type LedgerClock = () => RawBuilder<string>;

/** The database's own clock, which all workers share. */
export const databaseClock: LedgerClock = () => sql<string>`clock_timestamp()`;

/** A time for a function of the database that reads the clock itself, each time after it has waited: null then. */
export function givenTime(clock: LedgerClock): RawBuilder<string | null> {
  return clock === databaseClock ? sql<null>`null::timestamptz` : clock();
}

/** Milliseconds since 1970 of a time in the database. */
export function asMilliseconds(time: RawBuilder<string>): RawBuilder<number> {
  return sql<number>`(extract(epoch from ${time}) * 1000)::float8`;
}
