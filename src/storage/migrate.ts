import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Tables } from './tables.ts';
import { createTables } from './migrations/0001-create-tables.ts';
import { createApiKeys } from './migrations/0002-api-keys.ts';
import { steering } from './migrations/0003-steering.ts';
import { idempotency } from './migrations/0004-idempotency.ts';
import { ledger } from './migrations/0005-ledger.ts';
import { functions } from './migrations/0006-functions.ts';
import { settings } from './migrations/0007-settings.ts';
import { sampleAd } from './migrations/0008-sample-ad.ts';

/** Every change of the tables, in order. A released one is never edited: the next change gets the next number. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-create-tables': createTables,
  '0002-api-keys': createApiKeys,
  '0003-steering': steering,
  '0004-idempotency': idempotency,
  '0005-ledger': ledger,
  '0006-functions': functions,
  '0007-settings': settings,
  '0008-sample-ad': sampleAd,
};

/**
 * Applies the migrations this database has not had; Kysely holds an advisory lock, so processes that start together
 * take turns. A database that is up to date costs one query.
 */
export async function migrateToLatest(database: Kysely<Tables>): Promise<void> {
  if (await isUpToDate(database)) return;
  const migrator = new Migrator({
    // Kysely names its own tables itself: without plugins, as they are read below.
    db: database.withoutPlugins(),
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function isUpToDate(database: Kysely<Tables>): Promise<boolean> {
  const newest = Object.keys(migrations).sort().at(-1);
  try {
    const applied = await database
      .withTables<{ migration: { name: string } }>()
      .selectFrom('migration')
      .select('name')
      .where('name', '=', newest ?? '')
      .executeTakeFirst();
    return applied !== undefined;
  } catch (error) {
    const undefinedTable = '42P01';
    if (error instanceof Error && 'code' in error && error.code === undefinedTable) return false;
    throw error;
  }
}
