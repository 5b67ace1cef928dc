import { type Selectable, sql } from 'kysely';
import { createId } from './create-id.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { CheckpointStatus, CheckpointTable } from './tables.ts';

export type Checkpoint = Selectable<CheckpointTable>;

export interface NewCheckpoint {
  readonly userId: string;
  readonly videoId: string;
  readonly branchName: string;
  readonly phase: number;
  readonly parentId: string | null;
  readonly status: CheckpointStatus;
  /** Slot to artifact id. */
  readonly manifest: Readonly<Record<string, string>>;
  /** null is unknown. */
  readonly costMicroUsd: number | null;
}

/** What a video consisted of after each phase. A checkpoint never changes, but for its status. */
export class CheckpointStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a checkpoint with the next version of its branch and phase. Throws when the user has no such video. */
  async create(checkpoint: NewCheckpoint): Promise<Checkpoint> {
    const { userId, ...fields } = checkpoint;
    return this.#database.transaction().execute(async (transaction) => {
      const version = await nextVersion(transaction, checkpoint);
      const created = await transaction
        .insertInto('checkpoint')
        .values({ ...fields, id: createId('checkpoint'), version, manifest: JSON.stringify(fields.manifest) })
        .returningAll()
        .executeTakeFirstOrThrow();
      const { id, videoId, phase, branchName: branch, status } = created;
      const data = { checkpointId: id, phase, branch, status };
      await appendEvent(transaction, { userId, videoId, type: 'checkpoint_created', data });
      return created;
    });
  }

  async find(userId: string, id: string): Promise<Checkpoint | undefined> {
    return this.#ofUser(userId).where('checkpoint.id', '=', id).executeTakeFirst();
  }

  /** The newest checkpoint of a branch, whatever its phase. */
  async latest(userId: string, videoId: string, branchName: string): Promise<Checkpoint | undefined> {
    return this.#ofUser(userId)
      .where('checkpoint.videoId', '=', videoId)
      .where('checkpoint.branchName', '=', branchName)
      .orderBy('checkpoint.phase', 'desc')
      .orderBy('checkpoint.version', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  /** All checkpoints of a video, oldest first. */
  async list(userId: string, videoId: string): Promise<readonly Checkpoint[]> {
    return this.#ofUser(userId)
      .where('checkpoint.videoId', '=', videoId)
      .orderBy('checkpoint.createdAt')
      .orderBy('checkpoint.id')
      .execute();
  }

  /** Approves or abandons a checkpoint. Undefined when the user has no such checkpoint. */
  async setStatus(userId: string, id: string, status: CheckpointStatus): Promise<Checkpoint | undefined> {
    return this.#database.transaction().execute(async (transaction) => {
      const updated = await transaction
        .updateTable('checkpoint')
        .from('video')
        .set({ status })
        .whereRef('video.id', '=', 'checkpoint.videoId')
        .where('video.userId', '=', userId)
        .where('checkpoint.id', '=', id)
        .returningAll('checkpoint')
        .executeTakeFirst();
      if (!updated) return undefined;
      const data = { checkpointId: id, status };
      await appendEvent(transaction, { userId, videoId: updated.videoId, type: 'checkpoint_changed', data });
      return updated;
    });
  }

  #ofUser(userId: string) {
    return this.#database
      .selectFrom('checkpoint')
      .innerJoin('video', 'video.id', 'checkpoint.videoId')
      .selectAll('checkpoint')
      .where('video.userId', '=', userId);
  }
}

/** The video's row stays locked to the end of the transaction, so two writers never get the same version. */
async function nextVersion(transaction: Queryable, checkpoint: NewCheckpoint): Promise<number> {
  const { userId, videoId, branchName, phase } = checkpoint;
  await transaction
    .selectFrom('video')
    .select('id')
    .where('userId', '=', userId)
    .where('id', '=', videoId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const { version } = await transaction
    .selectFrom('checkpoint')
    .select(sql<number>`coalesce(max(version), 0)`.as('version'))
    .where('videoId', '=', videoId)
    .where('branchName', '=', branchName)
    .where('phase', '=', phase)
    .executeTakeFirstOrThrow();
  return version + 1;
}
