import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // No reference to the video: what was spent stays spent when a video is deleted.
  `create table attempt (
    id text primary key,
    user_id text not null,
    video_id text not null,
    run_id text,
    slot text not null,
    call_key text not null,
    attempt_no int not null,
    provider text not null,
    key_digest text not null,
    model text not null,
    modality text not null,
    state text not null,
    counted boolean not null default true,
    ceiling_micro_usd bigint check (ceiling_micro_usd >= 0),
    cost_micro_usd bigint check (cost_micro_usd >= 0),
    billed text check (billed in ('yes', 'no', 'unknown')),
    charge_micro_usd bigint not null generated always as (
      case
        when state = 'rejected' then 0
        when state in ('failed', 'canceled') and billed = 'no' then 0
        when state in ('settled', 'failed', 'canceled') then coalesce(cost_micro_usd, ceiling_micro_usd, 0)
        else greatest(coalesce(ceiling_micro_usd, 0), coalesce(cost_micro_usd, 0))
      end) stored,
    seed bigint not null,
    request jsonb,
    prepared jsonb,
    reference jsonb,
    heard jsonb,
    outputs jsonb,
    failure text,
    reason text,
    owner text not null,
    lease_until timestamptz not null,
    raw_storage_key text,
    raw_sha256 text,
    raw_media_type text,
    raw_size_bytes bigint,
    raw_metadata jsonb,
    sent_at timestamptz,
    changed_at timestamptz not null,
    created_at timestamptz not null,
    unique (user_id, call_key, attempt_no)
  )`,
  'create index attempt_video on attempt (user_id, video_id)',
  'create index attempt_month on attempt (user_id, created_at)',
  `create index attempt_unfinished on attempt (key_digest, state)
     where state in ('reserved', 'submitting', 'maybe_sent', 'submitted', 'succeeded', 'stored')`,
  // One call of a provider belongs to one attempt.
  'create unique index attempt_reference on attempt (key_digest, reference) where reference is not null',
  'create table gate (key_digest text primary key, provider text not null, state jsonb not null)',
  `create table budget_notice (
    user_id text not null,
    budget text not null,
    percent int not null,
    primary key (user_id, budget, percent)
  )`,
  'create table webhook_delivery (id text primary key, received_at timestamptz not null)',
];

/** The ledger of paid calls, what is known of the providers' keys, and webhooks that were heard. */
export const ledger: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
