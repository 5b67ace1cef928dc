import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What is always done together, in one round trip, with its plans kept. Each statement within a function sees what was
 * committed while an earlier one waited for a lock, which the parts of one plain statement would not.
 */
const statements = [
  // Keeps a video from being deleted before the end of the transaction; false when it is gone.
  `create function hold_video(of_video text, of_user text) returns boolean language plpgsql as $$
   begin
     perform 1 from video where id = of_video and user_id = of_user for key share;
     return found;
   end $$`,
  // A later event of the video gets its number only once this one is visible: the lock is held to the end.
  `create function append_event(of_video text, of_user text, of_type text, of_data jsonb, channel text)
   returns bigint language plpgsql as $$
   declare added bigint;
   begin
     perform pg_advisory_xact_lock(hashtextextended('event ' || of_video, 0));
     insert into event (sequence, video_id, user_id, type, data)
       select coalesce(max(event.sequence), 0) + 1, of_video, of_user, of_type, of_data
       from event where event.video_id = of_video
       returning event.sequence into added;
     perform pg_notify(channel, of_video);
     return added;
   end $$`,
  `create function used_budgets(of_user text, of_video text, at timestamptz,
     out video_micro_usd bigint, out month_micro_usd bigint, out month text) language plpgsql as $$
   begin
     select coalesce(sum(charge_micro_usd), 0) into video_micro_usd
       from attempt where user_id = of_user and video_id = of_video;
     select coalesce(sum(charge_micro_usd), 0) into month_micro_usd
       from attempt
       where user_id = of_user and created_at >= date_trunc('month', at at time zone 'UTC') at time zone 'UTC';
     month := to_char(at at time zone 'UTC', 'YYYY-MM');
   end $$`,
  // The user is held first, then the video, then the gate; nobody waits for them in another order. What a provider is
  // busy with leaves out places taken by somebody who died before sending. Without a time, the clock's after each wait.
  `create function hold_purchase(of_user text, of_video text, of_call text, of_provider text, of_key text,
     open_gate jsonb, given timestamptz,
     out has_video boolean, out newest int, out video_micro_usd bigint, out month_micro_usd bigint, out month text,
     out gate_state jsonb, out now_ms float8, out under_way int) language plpgsql as $$
   declare at timestamptz;
   begin
     perform pg_advisory_xact_lock(hashtextextended('user ' || of_user, 0));
     has_video := hold_video(of_video, of_user);
     if not has_video then return; end if;
     select coalesce(max(attempt_no), 0) into newest from attempt where user_id = of_user and call_key = of_call;
     select * into video_micro_usd, month_micro_usd, month
       from used_budgets(of_user, of_video, coalesce(given, clock_timestamp()));
     select state into gate_state from gate where key_digest = of_key for update;
     if not found then
       insert into gate (key_digest, provider, state) values (of_key, of_provider, open_gate) on conflict do nothing;
       select state into gate_state from gate where key_digest = of_key for update;
     end if;
     at := coalesce(given, clock_timestamp());
     now_ms := extract(epoch from at) * 1000;
     select count(*) into under_way from attempt
       where key_digest = of_key
         and (state in ('submitting', 'submitted') or (state = 'reserved' and lease_until > at));
   end $$`,
];

/** Functions of the ledger and of the event log. */
export const functions: Migration = {
  async up(database: Kysely<never>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database);
  },
};
