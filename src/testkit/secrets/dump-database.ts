import { sql } from 'kysely';
import type { Database } from '#storage/database.ts';

/** Every row of every table of a database, in all its schemas, as text by `schema.table`. */
export async function dumpDatabase(database: Database): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await sql<{ name: string; schema: string }>`
    select table_name as name, table_schema as schema from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
    order by 2, 1`.execute(database);
  const dump = new Map<string, string>();
  for (const { name, schema } of tables) {
    const { rows } = await sql<{ line: string }>`
      select row::text as line from ${sql.table(`${schema}.${name}`)} as row`.execute(database);
    dump.set(`${schema}.${name}`, rows.map(({ line }) => line).join('\n'));
  }
  return dump;
}
