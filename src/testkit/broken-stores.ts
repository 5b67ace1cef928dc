import { sql } from 'kysely';
import type { PipelineContext } from '#pipeline/pipeline-context.ts';
import { ArtifactStore, type Artifact } from '#storage/artifact-store.ts';
import type { BlobStore } from '#storage/blob-store.ts';
import { BranchStore } from '#storage/branch-store.ts';
import { CheckpointStore } from '#storage/checkpoint-store.ts';
import { Commits, type Continuation } from '#storage/commits.ts';
import type { Database } from '#storage/database.ts';
import { DraftStore } from '#storage/draft-store.ts';
import type { StoredRun } from '#storage/run-store.ts';

/**
 * Stores with one safeguard taken out, to show that tests go red without it:
 * `edit-in-place` changes checkpoints by their edits;
 * `reuse-across-users` finds results of others;
 * `keep-branch-on-edit` goes on with edits on the line they were made on;
 * `reuse-branch-numbers` counts branches by the names there are;
 * `lose-events` leaves a gap in the numbers of a video's events.
 */
export const brokenStores = [
  'edit-in-place',
  'reuse-across-users',
  'keep-branch-on-edit',
  'reuse-branch-numbers',
  'lose-events',
] as const;
export type BrokenStore = (typeof brokenStores)[number];

interface StoreGround {
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly videosInWork: number;
}

type Stores = Pick<PipelineContext, 'artifacts' | 'branches' | 'checkpoints' | 'commits' | 'drafts'>;

/** The stores of a studio, whole but for the safeguard that is named. */
export function createStores({ database, blobs, videosInWork }: StoreGround, broken: string | undefined): Stores {
  return {
    artifacts: broken === 'reuse-across-users' ? new SharingStore(database, blobs) : new ArtifactStore(database, blobs),
    branches: new BranchStore(database),
    checkpoints: new CheckpointStore(database),
    commits: brokenCommits(database, videosInWork, broken),
    drafts: broken === 'edit-in-place' ? new InPlaceDrafts(database) : new DraftStore(database),
  };
}

class SharingStore extends ArtifactStore {
  readonly #database: Database;

  constructor(database: Database, blobs: BlobStore) {
    super(database, blobs);
    this.#database = database;
  }

  override async findByRequestKey(
    userId: string,
    requestKey: string,
    place: Parameters<ArtifactStore['findByRequestKey']>[2],
  ): Promise<Artifact | undefined> {
    const owner = await this.#database
      .selectFrom('artifact')
      .select('userId')
      .where('requestKey', '=', requestKey)
      .executeTakeFirst();
    const found = owner && (await super.findByRequestKey(owner.userId, requestKey, place));
    return found && { ...found, userId };
  }
}

class InPlaceDrafts extends DraftStore {
  readonly #database: Database;

  constructor(database: Database) {
    super(database);
    this.#database = database;
  }

  override async change(...[address, ...rest]: Parameters<DraftStore['change']>): ReturnType<DraftStore['change']> {
    const draft = await super.change(address, ...rest);
    await sql`update checkpoint set manifest = jsonb_strip_nulls(manifest || ${JSON.stringify(draft.selected)}::jsonb)
      where id = ${address.checkpointId}`.execute(this.#database);
    return draft;
  }
}

function brokenCommits(database: Database, videosInWork: number, broken: string | undefined): Commits {
  if (broken === 'keep-branch-on-edit') return new SameBranchCommits(database, videosInWork);
  if (broken === 'reuse-branch-numbers') return new CountingCommits(database, videosInWork);
  return broken === 'lose-events' ? new LossyCommits(database, videosInWork) : new Commits(database, videosInWork);
}

class SameBranchCommits extends Commits {
  readonly #database: Database;

  constructor(database: Database, videosInWork: number) {
    super(database, videosInWork);
    this.#database = database;
  }

  override async continueFrom(continuation: Continuation): Promise<StoredRun> {
    const run = await super.continueFrom(continuation);
    const { branchName } = await this.#database
      .selectFrom('checkpoint')
      .select('branchName')
      .where('id', '=', continuation.checkpointId)
      .executeTakeFirstOrThrow();
    await sql`update run set branch_name = ${branchName} where id = ${run.id}`.execute(this.#database);
    return { ...run, branchName };
  }
}

class CountingCommits extends Commits {
  readonly #database: Database;

  constructor(database: Database, videosInWork: number) {
    super(database, videosInWork);
    this.#database = database;
  }

  override async continueFrom(continuation: Continuation): Promise<StoredRun> {
    await sql`update branch set last_number = 0 where video_id = ${continuation.videoId}`.execute(this.#database);
    return super.continueFrom(continuation);
  }
}

class LossyCommits extends Commits {
  readonly #database: Database;

  constructor(database: Database, videosInWork: number) {
    super(database, videosInWork);
    this.#database = database;
  }

  override async continueFrom(continuation: Continuation): Promise<StoredRun> {
    const run = await super.continueFrom(continuation);
    await sql`update event set sequence = sequence + 1 where video_id = ${continuation.videoId}
      and sequence = (select max(sequence) from event where video_id = ${continuation.videoId})`.execute(
      this.#database,
    );
    return run;
  }
}
