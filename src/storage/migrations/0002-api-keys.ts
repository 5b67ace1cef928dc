import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table api_key (
    id text primary key,
    user_id text not null,
    name text not null,
    scopes jsonb not null,
    secret_sha256 text not null,
    made_with text references api_key,
    created_at timestamptz not null default now(),
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  'create index api_key_user_created on api_key (user_id, created_at desc, id desc)',
];

/** Keys by which programs enter. Only a digest of each secret is kept; `made_with` is the key that made it, if one did. */
export const createApiKeys: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
