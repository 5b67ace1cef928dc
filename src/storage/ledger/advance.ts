import { type RawBuilder, sql } from 'kysely';
import type { JsonValue } from '#domain/canonical-json.ts';
import { type AttemptState, isOver, mayBecome } from '#domain/ledger/attempt-state.ts';
import type { Database } from '../database.ts';
import { eventChannel } from '../event-log.ts';
import { type Attempt, type AttemptChange, ClaimLost, leaseSeconds } from './attempt.ts';
import { costOf } from './cost-event.ts';
import type { LedgerClock } from './ledger-clock.ts';

/**
 * Brings an attempt into its next state, with what belongs to it, in one statement. It must be as the caller knows
 * it, and belong to `owner` (null: whoever has it); else throws `ClaimLost`. Its video hears of a changed charge, and
 * of a call that was lost.
 */
export async function advance(
  database: Database,
  attempt: Attempt,
  state: AttemptState,
  change: AttemptChange,
  owner: string | null,
  clock: LedgerClock,
): Promise<Attempt> {
  if (!mayBecome(attempt.state, state)) throw new Error(`An attempt never goes from ${attempt.state} to ${state}.`);
  const written = await write(database, attempt, state, change, owner, clock);
  if (written === undefined) throw new ClaimLost(`The attempt ${attempt.id} is no longer ${attempt.state} here.`);
  return written;
}

/** Whether a change concerns the attempt alone: no charge changes and nothing is stored. Then no video is held. */
function isQuiet(state: AttemptState, { costMicroUsd, raw }: AttemptChange): boolean {
  const isUnderWay = state === 'submitting' || state === 'submitted' || state === 'maybe_sent' || state === 'succeeded';
  return isUnderWay && costMicroUsd === undefined && raw === undefined;
}

async function write(
  database: Database,
  attempt: Attempt,
  state: AttemptState,
  change: AttemptChange,
  owner: string | null,
  clock: LedgerClock,
): Promise<Attempt | undefined> {
  const update = updateOf(attempt, state, change, owner, clock);
  if (isQuiet(state, change)) {
    const { rows } = await sql<Attempt>`${update} returning *`.execute(database);
    return rows[0];
  }
  // The video is held from being deleted before the row is written, so that its events have a place; when it is gone,
  // its file is not kept, and nobody else would know the blob.
  const { rows } = await sql<Attempt & Told>`
    with written as (${update} and hold_video(video_id, user_id) is not null
      returning *, hold_video(video_id, user_id) as has_video),
    doomed as (
      insert into doomed_blob (storage_key)
      select ${change.raw?.storageKey ?? null}::text from written
      where not has_video and ${change.raw?.storageKey ?? null}::text is not null
      on conflict do nothing
    )
    select written.*,
      case when has_video and state = 'lost' then
        append_event(video_id, user_id, 'spend_unclear', ${doubt}, ${eventChannel}) end as told_doubt,
      case when has_video and (state = 'settled' or charge_micro_usd <> ${attempt.chargeMicroUsd}) then
        append_event(video_id, user_id, 'cost_updated', ${costOf('written')}, ${eventChannel}) end as told_cost
    from written`.execute(database);
  if (rows[0] === undefined) return undefined;
  const { hasVideo: _hasVideo, toldDoubt: _toldDoubt, toldCost: _toldCost, ...written } = rows[0];
  return written;
}

interface Told {
  readonly hasVideo: boolean;
  /** Numbers of the events. */
  readonly toldDoubt: number | null;
  readonly toldCost: number | null;
}

const doubt = sql`jsonb_build_object('attemptId', id, 'slot', slot, 'model', model,
  'ceilingMicroUsd', ceiling_micro_usd, 'reason', reason)`;

function updateOf(
  { id, userId, state: from }: Attempt,
  state: AttemptState,
  change: AttemptChange,
  owner: string | null,
  clock: LedgerClock,
): RawBuilder<unknown> {
  const settings = Object.entries(valuesOf(state, change)).filter(([, value]) => value !== undefined);
  return sql`update attempt set ${sql.join(
    settings.map(([name, value]) => sql`${sql.ref(name)} = ${value}, `),
    sql``,
  )}
      state = ${state}, changed_at = ${clock()}, lease_until = ${clock()} + make_interval(secs => ${leaseSeconds})
    where id = ${id} and user_id = ${userId} and state = ${from}
      ${owner === null ? sql`` : sql`and owner = ${owner}`}`;
}

/** Columns and what they are set to; undefined is left as it was. */
function valuesOf(state: AttemptState, change: AttemptChange): Readonly<Record<string, unknown>> {
  const { reference, outputs, prepared, sentAtMs, raw, ...plain } = change;
  const json = (value: JsonValue | undefined) =>
    value === undefined ? undefined : sql`${JSON.stringify(value)}::jsonb`;
  return {
    ...plain,
    reference: json(reference),
    outputs: json(outputs),
    prepared: json(prepared),
    ...(sentAtMs === undefined ? {} : { sentAt: new Date(sentAtMs).toISOString() }),
    ...(raw && {
      rawStorageKey: sql`case when hold_video(video_id, user_id) then ${raw.storageKey}::text end`,
      rawSha256: raw.sha256,
      rawMediaType: raw.mediaType,
      rawSizeBytes: raw.sizeBytes,
      rawMetadata: json(raw.metadata),
    }),
    // What was asked for is needed while it is under way, or may be found yet; afterwards nobody's words are kept.
    ...(isOver(state) && state !== 'lost' ? { request: null, prepared: null, outputs: null } : {}),
  };
}
