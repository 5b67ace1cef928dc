import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const statements = [
  // Events are numbered within their video, without gaps: a reader knows that it has missed none.
  'alter table event drop constraint event_pkey',
  'drop index event_video_sequence',
  `update event set sequence = numbered.place from (
     select ctid as row, row_number() over (partition by video_id order by sequence) as place from event
   ) as numbered where event.ctid = numbered.row`,
  'alter table event alter column sequence drop default',
  'drop sequence if exists event_sequence_seq',
  'alter table event add primary key (video_id, sequence)',

  // Branches can be renamed; checkpoints and child branches follow.
  'alter table branch drop constraint branch_video_id_parent_name_fkey',
  `alter table branch add foreign key (video_id, parent_name)
     references branch (video_id, name) on update cascade on delete cascade`,
  'alter table checkpoint drop constraint checkpoint_video_id_branch_name_fkey',
  `alter table checkpoint add foreign key (video_id, branch_name)
     references branch (video_id, name) on update cascade on delete cascade`,

  `alter table branch add column last_number int not null default 0`,
  `update branch set last_number = (
     select count(*) from branch child where child.video_id = branch.video_id and child.parent_name = branch.name)`,
  `update video set request = '{"category": null, "quality": "standard", "description": null, "autoContinue": true, "maximumCostMicroUsd": null}'::jsonb || request`,

  // A run makes everything from a checkpoint (or nothing) up to a phase, on one branch.
  `create table run (
    id text primary key,
    video_id text not null references video on delete cascade,
    user_id text not null,
    branch_name text not null,
    from_checkpoint_id text references checkpoint on delete cascade,
    edited_from_id text references checkpoint on delete cascade,
    to_phase int not null check (to_phase between 1 and 4),
    remake_stale boolean not null,
    locked jsonb not null,
    status text not null check (status in ('running', 'done', 'failed', 'canceled')),
    created_at timestamptz not null default now(),
    foreign key (video_id, branch_name) references branch (video_id, name) on update cascade on delete cascade
  )`,
  'create index run_video on run (video_id, created_at desc)',
  `create table run_result (
    run_id text not null references run on delete cascade,
    slot text not null,
    artifact_id text not null references artifact on delete cascade,
    primary key (run_id, slot)
  )`,
  'alter table checkpoint add column run_id text references run on delete set null',
  'alter table checkpoint add column edited_from_id text references checkpoint on delete cascade',
  'create unique index checkpoint_run_phase on checkpoint (run_id, phase)',
  'create index checkpoint_video on checkpoint (video_id, created_at)',
  "create index run_running on run (status) where status = 'running'",
  'alter table checkpoint drop constraint checkpoint_parent_id_fkey',
  'alter table checkpoint add foreign key (parent_id) references checkpoint on delete cascade',

  // Videos of the first release get the run they had. Work that was under way belongs to a story that is no longer told:
  // a retry goes on from what is finished.
  `update video set status = 'failed', error = jsonb_build_object('code', 'make_failed', 'message',
     'The work was interrupted by a new release of Beatboard; what is finished was kept.')
   where status in ('pending', 'running', 'waiting')`,
  `insert into run
     (id, video_id, user_id, branch_name, from_checkpoint_id, to_phase, remake_stale, locked, status, created_at)
   select id || ':run:1', id, user_id, 'main',
     (select id from checkpoint where video_id = video.id order by phase desc, version desc limit 1),
     4, false, '[]', case status when 'completed' then 'done' else status end, created_at
   from video`,
  `insert into run_result (run_id, slot, artifact_id)
   select distinct on (video_id, slot) video_id || ':run:1', slot, id from artifact order by video_id, slot, version desc`,

  // Edits wait beside a checkpoint until it is continued.
  `create table draft (
    checkpoint_id text primary key references checkpoint on delete cascade,
    revision int not null,
    selected jsonb not null,
    locked jsonb not null,
    updated_at timestamptz not null default now()
  )`,

  // Blobs whose rows are gone; a process killed in between leaves the names of what is still to be deleted.
  'create table doomed_blob (storage_key text primary key)',
];

/** Runs, edits and branches of the second release. */
export const steering: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
