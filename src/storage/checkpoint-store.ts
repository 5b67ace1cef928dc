import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import { entriesOf, type Manifest } from '#domain/manifest.ts';
import { sumMicroUsd } from '#domain/money.ts';
import { phaseOf, type Phase, type Slot } from '#domain/slot.ts';
import { createId } from './create-id.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { CheckpointStatus, CheckpointTable } from './tables.ts';

export type Checkpoint = Omit<Selectable<CheckpointTable>, 'manifest'> & { readonly manifest: Manifest };

/** A checkpoint, and whether edits wait there. */
export interface ListedCheckpoint extends Checkpoint {
  readonly hasEdits: boolean;
}

export interface NewCheckpoint {
  readonly userId: string;
  readonly videoId: string;
  readonly branchName: string;
  readonly phase: Phase;
  readonly parentId: string | null;
  /** The checkpoint this one is an edit of. */
  readonly editedFromId: string | null;
  /** The run that made it; null for an edit. */
  readonly runId: string | null;
  readonly status: CheckpointStatus;
  readonly manifest: Manifest;
  /** Slots that are never made again. */
  readonly locked: readonly Slot[];
  /** null is unknown. */
  readonly costMicroUsd: number | null;
}

/** What a video consisted of after each phase. A checkpoint never changes, but for its status. */
export class CheckpointStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(userId: string, id: string): Promise<Checkpoint | undefined> {
    return this.#ofUser(userId).where('checkpoint.id', '=', id).executeTakeFirst();
  }

  /** Throws `not_found` when the user's video has no such checkpoint. */
  async get(userId: string, videoId: string, id: string): Promise<Checkpoint> {
    const found = await this.find(userId, id);
    if (found === undefined || found.videoId !== videoId) {
      throw new BeatboardError('not_found', `There is no checkpoint ${id}.`);
    }
    return found;
  }

  /** All checkpoints of a video, oldest first, and whether edits wait there. */
  async list(userId: string, videoId: string): Promise<readonly ListedCheckpoint[]> {
    return this.#ofUser(userId)
      .leftJoin('draft', 'draft.checkpointId', 'checkpoint.id')
      .select(sql<boolean>`coalesce(draft.selected <> '{}'::jsonb, false)`.as('hasEdits'))
      .where('checkpoint.videoId', '=', videoId)
      .orderBy('checkpoint.createdAt')
      .orderBy('checkpoint.id')
      .execute();
  }

  /** The checkpoints a run has made, by phase. */
  async ofRun(userId: string, runId: string): Promise<readonly Checkpoint[]> {
    return this.#ofUser(userId).where('checkpoint.runId', '=', runId).orderBy('checkpoint.phase').execute();
  }

  #ofUser(userId: string) {
    return this.#database
      .selectFrom('checkpoint')
      .innerJoin('video', 'video.id', 'checkpoint.videoId')
      .selectAll('checkpoint')
      .where('video.userId', '=', userId);
  }
}

/** Adds a checkpoint with the next version of its branch and phase, for a caller that holds the video's row. */
export async function insertCheckpoint(transaction: Queryable, checkpoint: NewCheckpoint): Promise<Checkpoint> {
  const { userId, locked, ...fields } = checkpoint;
  const version = sql<number>`(
    select coalesce(max(version), 0) + 1 from checkpoint
    where video_id = ${fields.videoId} and branch_name = ${fields.branchName} and phase = ${fields.phase})`;
  const created = await transaction
    .insertInto('checkpoint')
    .values({ ...fields, id: createId('checkpoint'), version, manifest: JSON.stringify(fields.manifest) })
    .returningAll()
    .executeTakeFirstOrThrow();
  const { id, videoId, phase, branchName: branch, status } = created;
  if (locked.length > 0) {
    await transaction
      .insertInto('draft')
      .values({ checkpointId: id, revision: 0, selected: '{}', locked: JSON.stringify(locked) })
      .execute();
  }
  const data = { checkpointId: id, phase, branch, status };
  await appendEvent(transaction, { userId, videoId, type: 'checkpoint_created', data });
  return created;
}

/** Approves or abandons a checkpoint within the caller's transaction. Nothing is told when it is so already. */
export async function setCheckpointStatus(
  transaction: Queryable,
  userId: string,
  checkpoint: Pick<Checkpoint, 'id' | 'videoId'>,
  status: CheckpointStatus,
): Promise<void> {
  const { id, videoId } = checkpoint;
  const { numUpdatedRows } = await transaction
    .updateTable('checkpoint')
    .set({ status })
    .where('id', '=', id)
    .where('status', '!=', status)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  await appendEvent(transaction, { userId, videoId, type: 'checkpoint_changed', data: { checkpointId: id, status } });
}

/** A checkpoint within the caller's transaction. Throws `not_found`. */
export async function findCheckpoint(transaction: Queryable, videoId: string, id: string): Promise<Checkpoint> {
  const found = await transaction
    .selectFrom('checkpoint')
    .selectAll()
    .where('videoId', '=', videoId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (found === undefined) throw new BeatboardError('not_found', `There is no checkpoint ${id}.`);
  return found;
}

/** What the results cost that a manifest selects for one phase; null is unknown. */
export async function costOfPhase(transaction: Queryable, phase: Phase, manifest: Manifest): Promise<number | null> {
  const ids = entriesOf(manifest).flatMap(([slot, id]) => (phaseOf(slot) === phase ? [id] : []));
  if (ids.length === 0) return 0;
  const costs = await transaction.selectFrom('artifact').select('costMicroUsd').where('id', 'in', ids).execute();
  return sumMicroUsd(costs.map((artifact) => artifact.costMicroUsd));
}

/** Holds a video's row to the end of the transaction. Throws `not_found` when the user has no such video. */
export async function lockVideo(transaction: Queryable, userId: string, videoId: string): Promise<void> {
  if (await holdVideo(transaction, userId, videoId)) return;
  throw new BeatboardError('not_found', `There is no video ${videoId}.`);
}

/** Holds a video's row to the end of the transaction. Returns whether the user has it. */
export async function holdVideo(transaction: Queryable, userId: string, videoId: string): Promise<boolean> {
  const found = await transaction
    .selectFrom('video')
    .select('id')
    .where('userId', '=', userId)
    .where('id', '=', videoId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found !== undefined;
}
