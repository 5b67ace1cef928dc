import { sql } from 'kysely';
import { type AttemptState, isOver, mayBecome } from '#domain/ledger/attempt-state.ts';
import type { Database, Queryable } from '../database.ts';
import { appendEvent } from '../event-log.ts';
import { type Attempt, type AttemptChange, ClaimLost, leaseSeconds } from './attempt.ts';
import type { LedgerClock } from './ledger-clock.ts';

/**
 * Brings an attempt into its next state, with what belongs to it, in one transaction. It must be as the caller knows
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
  if (isQuiet(state, change)) return write(database, attempt, state, change, owner, clock);
  return database.transaction().execute(async (transaction) => {
    const hasVideo = await holdVideo(transaction, attempt);
    if (!hasVideo && change.raw !== undefined) await doomBlob(transaction, change.raw.storageKey);
    const advanced = await write(transaction, attempt, state, hasVideo ? change : withoutRaw(change), owner, clock);
    if (hasVideo) await tell(transaction, attempt, advanced);
    return advanced;
  });
}

/** Whether a change concerns the attempt alone: no charge changes and nothing is stored. Then it is one statement. */
function isQuiet(state: AttemptState, { costMicroUsd, raw }: AttemptChange): boolean {
  const isUnderWay = state === 'submitting' || state === 'submitted' || state === 'maybe_sent' || state === 'succeeded';
  return isUnderWay && costMicroUsd === undefined && raw === undefined;
}

/** Keeps the video from being deleted before the end of the transaction, so that its events have a place. */
async function holdVideo(transaction: Queryable, { userId, videoId }: Attempt): Promise<boolean> {
  const { rows } = await sql`
    select 1 from video where id = ${videoId} and user_id = ${userId} for key share`.execute(transaction);
  return rows.length > 0;
}

/** The video was deleted while its file was being stored: nobody else would know the blob. */
async function doomBlob(transaction: Queryable, storageKey: string | null): Promise<void> {
  if (storageKey === null) return;
  await transaction
    .insertInto('doomedBlob')
    .values({ storageKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function withoutRaw(change: AttemptChange): AttemptChange {
  return change.raw === undefined ? change : { ...change, raw: { ...change.raw, storageKey: null } };
}

async function write(
  transaction: Queryable,
  { id, userId, state: from }: Attempt,
  state: AttemptState,
  change: AttemptChange,
  owner: string | null,
  clock: LedgerClock,
): Promise<Attempt> {
  const { reference, outputs, prepared, sentAtMs, raw, ...plain } = change;
  const json = (value: AttemptChange['reference']) => (value === undefined ? undefined : JSON.stringify(value));
  let update = transaction
    .updateTable('attempt')
    .set({
      ...plain,
      reference: json(reference),
      outputs: json(outputs),
      prepared: json(prepared),
      ...(sentAtMs === undefined ? {} : { sentAt: new Date(sentAtMs).toISOString() }),
      ...(raw && {
        rawStorageKey: raw.storageKey,
        rawSha256: raw.sha256,
        rawMediaType: raw.mediaType,
        rawSizeBytes: raw.sizeBytes,
        rawMetadata: JSON.stringify(raw.metadata),
      }),
      // What was asked for is needed while it is under way, or may be found yet; afterwards nobody's words are kept.
      ...(isOver(state) && state !== 'lost' ? { request: null, prepared: null, outputs: null } : {}),
      state,
      leaseUntil: sql<string>`${clock()} + make_interval(secs => ${leaseSeconds})`,
      changedAt: clock(),
    })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('state', '=', from);
  if (owner !== null) update = update.where('owner', '=', owner);
  const written = await update.returningAll().executeTakeFirst();
  if (written === undefined) throw new ClaimLost(`The attempt ${id} is no longer ${from} here.`);
  return written;
}

async function tell(transaction: Queryable, before: Attempt, after: Attempt): Promise<void> {
  const { id, userId, videoId, slot, model, state, chargeMicroUsd, ceilingMicroUsd } = after;
  if (state === 'lost') {
    const data = { attemptId: id, slot, model, ceilingMicroUsd, reason: after.reason };
    await appendEvent(transaction, { userId, videoId, type: 'spend_unclear', data });
  }
  if (chargeMicroUsd === before.chargeMicroUsd && state !== 'settled') return;
  const data = { attemptId: id, slot, state, chargeMicroUsd };
  await appendEvent(transaction, { userId, videoId, type: 'cost_updated', data });
}
