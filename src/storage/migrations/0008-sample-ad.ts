import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  'alter table video add column is_sample boolean not null default false',
  // Outlives the video: a sample that its owner has deleted does not come back.
  'create table sample_ad (user_id text primary key, given_at timestamptz not null default now())',
];

/** Which videos are samples, and who was asked already whether they need one. */
export const sampleAd: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
