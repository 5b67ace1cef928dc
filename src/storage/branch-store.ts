import type { Selectable } from 'kysely';
import { nextBranch } from '#domain/branch-name.ts';
import { BeatboardError } from '#domain/errors.ts';
import { lockVideo } from './checkpoint-store.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { BranchTable } from './tables.ts';

export type Branch = Selectable<BranchTable>;

/** The named lines of a video's checkpoints. `main` comes with the video. */
export class BranchStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** A video's branches, oldest first. */
  async list(userId: string, videoId: string): Promise<readonly Branch[]> {
    return this.#database
      .selectFrom('branch')
      .innerJoin('video', 'video.id', 'branch.videoId')
      .selectAll('branch')
      .where('video.userId', '=', userId)
      .where('branch.videoId', '=', videoId)
      .orderBy('branch.createdAt')
      .orderBy('branch.name')
      .execute();
  }

  /** Gives a branch another name; its checkpoints and branches follow. Throws `not_found` or `name_taken`. */
  async rename(userId: string, videoId: string, name: string, newName: string): Promise<Branch> {
    return this.#database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      const names = new Set((await namesOf(transaction, videoId)).map((branch) => branch.name));
      if (!names.has(name)) throw new BeatboardError('not_found', `There is no branch ${name}.`);
      if (name !== newName && names.has(newName)) {
        throw new BeatboardError('name_taken', `There is a branch ${newName} already.`);
      }
      const renamed = await transaction
        .updateTable('branch')
        .set({ name: newName })
        .where('videoId', '=', videoId)
        .where('name', '=', name)
        .returningAll()
        .executeTakeFirstOrThrow();
      await appendEvent(transaction, { userId, videoId, type: 'branch_renamed', data: { from: name, to: newName } });
      return renamed;
    });
  }
}

/**
 * Opens the next branch off another, in the caller's transaction, which holds the video's row: the n-th off `b` is
 * `b-n`, n counted from 1 and never given twice. Names that people have given are stepped over.
 */
export async function insertBranch(
  transaction: Queryable,
  userId: string,
  videoId: string,
  parentName: string,
): Promise<Branch> {
  const branches = await namesOf(transaction, videoId);
  const parent = branches.find((branch) => branch.name === parentName);
  if (parent === undefined) throw new BeatboardError('not_found', `There is no branch ${parentName}.`);
  const taken = new Set(branches.map((branch) => branch.name));
  const { name, number } = nextBranch(parentName, parent.lastNumber, taken);
  await transaction
    .updateTable('branch')
    .set({ lastNumber: number })
    .where('videoId', '=', videoId)
    .where('name', '=', parentName)
    .execute();
  const created = await transaction
    .insertInto('branch')
    .values({ videoId, name, parentName })
    .returningAll()
    .executeTakeFirstOrThrow();
  const data = { branch: created.name, parent: parentName };
  await appendEvent(transaction, { userId, videoId, type: 'branch_created', data });
  return created;
}

async function namesOf(transaction: Queryable, videoId: string): Promise<Pick<Branch, 'name' | 'lastNumber'>[]> {
  return transaction.selectFrom('branch').select(['name', 'lastNumber']).where('videoId', '=', videoId).execute();
}
