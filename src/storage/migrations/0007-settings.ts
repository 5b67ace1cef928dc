import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table user_settings (
    user_id text primary key,
    defaults jsonb not null default '{}',
    video_micro_usd bigint check (video_micro_usd >= 0),
    month_micro_usd bigint check (month_micro_usd >= 0),
    changed_at timestamptz not null default now()
  )`,
  `create table provider_key (
    user_id text not null,
    provider text not null,
    sealed text not null,
    hint text,
    state text not null check (state in ('works', 'unchecked')),
    detail text,
    checked_at timestamptz not null default now(),
    primary key (user_id, provider)
  )`,
];

/** What users have set for themselves: their defaults and limits, and their keys of providers, sealed. */
export const settings: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
