import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table idempotency (
    user_id text not null,
    operation text not null,
    key text not null,
    body_hash text not null,
    state text not null check (state in ('running', 'done')),
    token text not null,
    lease_until timestamptz not null,
    status int,
    headers jsonb,
    body text,
    created_at timestamptz not null default now(),
    primary key (user_id, operation, key)
  )`,
  'create index idempotency_created on idempotency (created_at)',
];

/** Answers of requests that carried a key, so that the same request again gets the same answer. */
export const idempotency: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
