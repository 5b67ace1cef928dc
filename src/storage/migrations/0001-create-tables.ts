import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  `create table video (
    id text primary key,
    user_id text not null,
    title text not null,
    prompt text not null,
    request jsonb not null,
    request_digest text not null,
    status text not null check (status in ('pending', 'running', 'waiting', 'completed', 'failed', 'canceled')),
    phase int not null,
    error jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  'create index video_user_created on video (user_id, created_at desc, id desc)',
  'create index video_user_request on video (user_id, request_digest, created_at desc)',
  `create table branch (
    video_id text not null references video on delete cascade,
    name text not null,
    parent_name text,
    created_at timestamptz not null default now(),
    primary key (video_id, name),
    foreign key (video_id, parent_name) references branch (video_id, name)
  )`,
  `create table checkpoint (
    id text primary key,
    video_id text not null references video on delete cascade,
    branch_name text not null,
    phase int not null,
    version int not null,
    parent_id text references checkpoint,
    status text not null check (status in ('pending', 'approved', 'abandoned')),
    manifest jsonb not null,
    cost_micro_usd bigint,
    created_at timestamptz not null default now(),
    unique (video_id, branch_name, phase, version),
    foreign key (video_id, branch_name) references branch (video_id, name) on delete cascade
  )`,
  `create table artifact (
    id text primary key,
    user_id text not null,
    video_id text not null references video on delete cascade,
    slot text not null,
    kind text not null,
    version int not null,
    storage_key text not null,
    media_type text not null,
    sha256 text not null,
    size_bytes bigint not null,
    content_digest text not null,
    request_key text not null,
    provider text not null,
    model text not null,
    seed bigint,
    inputs jsonb not null,
    metadata jsonb not null,
    cost_micro_usd bigint,
    made_in_ms int not null,
    created_at timestamptz not null default now(),
    unique (video_id, slot, version)
  )`,
  'create index artifact_user_request on artifact (user_id, request_key)',
  `create table asset (
    id text primary key,
    user_id text not null,
    name text not null,
    media_type text not null,
    sha256 text not null,
    size_bytes bigint not null,
    storage_key text not null,
    metadata jsonb not null,
    created_at timestamptz not null default now()
  )`,
  'create index asset_user_created on asset (user_id, created_at desc)',
  'create index asset_user_sha256 on asset (user_id, sha256)',
  `create table event (
    sequence bigserial primary key,
    video_id text not null references video on delete cascade,
    user_id text not null,
    type text not null,
    data jsonb not null,
    created_at timestamptz not null default now()
  )`,
  'create index event_video_sequence on event (video_id, sequence)',
];

/** The tables of the first release. */
export const createTables: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
