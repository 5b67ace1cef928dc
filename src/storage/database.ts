import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { BeatboardError } from '#domain/errors.ts';
import { errorCodeOf, errorMessageOf } from './file-error.ts';
import { migrateToLatest } from './migrate.ts';
import type { Tables } from './tables.ts';

/** The application's tables over one connection pool. */
export type Database = Kysely<Tables>;
/** Where a query may run: on its own, or inside a caller's transaction. */
export type Queryable = Database | Transaction<Tables>;

const poolSize = 10;
const timestampWithTimeZone = 1184;
const bigInteger = 20;

/**
 * Connects to a database and brings its tables up to date. Big integers come back as numbers (sizes, costs and event
 * sequences stay far below 2^53), times as ISO texts. Throws `database_unavailable`. End with `destroy()`.
 */
export async function connectDatabase(url: string): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection lost is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  const database = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  try {
    await migrateToLatest(database);
    return database;
  } catch (error) {
    await database.destroy();
    throw asDatabaseError(error);
  }
}

/** Asks the database for a sign of life. Throws `database_unavailable`. */
export async function probeDatabase(database: Database): Promise<void> {
  try {
    await sql`select 1`.execute(database);
  } catch (error) {
    throw asDatabaseError(error);
  }
}

function getTypeParser(type: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (type === bigInteger) return Number;
  if (type === timestampWithTimeZone) return (value) => new Date(value).toISOString();
  return format === 'binary' ? (pg.types.getTypeParser(type, 'binary') as never) : pg.types.getTypeParser(type, 'text');
}

/** Classes 08 (connection), 53 (resources) and 57 (operator) of PostgreSQL, and what the network says. */
const unavailable = /^(08|53|57)|^E(CONN|HOST|NET|PIPE|TIMEDOUT)/;
const diskFull = '53100';

/** Turns a lost or full database into an error for a person; every other error comes back as it was. */
export function asDatabaseError(error: unknown): unknown {
  const code = errorCodeOf(error) ?? '';
  if (code === diskFull) return new BeatboardError('disk_full', 'The disk of the database is full.', { cause: error });
  const message = errorMessageOf(error);
  if (unavailable.test(code) || /terminated|connection timeout|timeout exceeded/i.test(message)) {
    return new BeatboardError('database_unavailable', `PostgreSQL stopped answering: ${message}.`, { cause: error });
  }
  return error;
}
