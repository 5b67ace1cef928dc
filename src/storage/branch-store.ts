import { type Selectable, sql } from 'kysely';
import type { Database } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { BranchTable } from './tables.ts';

export type Branch = Selectable<BranchTable>;

/** The named lines of a video's checkpoints. `main` comes with the video. */
export class BranchStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Opens the next branch off another: the n-th off `b` is `b-n`, n counted from 1 and never given twice. Undefined
   * when the user has no such video or branch.
   */
  async create(userId: string, videoId: string, parentName: string): Promise<Branch | undefined> {
    return this.#database.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`branch ${videoId}`}, 0))`.execute(transaction);
      const branches = await transaction
        .selectFrom('branch')
        .innerJoin('video', 'video.id', 'branch.videoId')
        .select(['branch.name', 'branch.parentName'])
        .where('video.userId', '=', userId)
        .where('branch.videoId', '=', videoId)
        .execute();
      if (!branches.some((branch) => branch.name === parentName)) return undefined;
      // Branches are never deleted on their own, so the count is the highest number given.
      const number = branches.filter((branch) => branch.parentName === parentName).length + 1;
      const created = await transaction
        .insertInto('branch')
        .values({ videoId, name: `${parentName}-${number}`, parentName })
        .returningAll()
        .executeTakeFirstOrThrow();
      const data = { branch: created.name, parent: parentName };
      await appendEvent(transaction, { userId, videoId, type: 'branch_created', data });
      return created;
    });
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
}
