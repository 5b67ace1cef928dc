import { BeatboardError } from '#domain/errors.ts';
import { applyEdits, type Manifest } from '#domain/manifest.ts';
import type { Phase, Slot } from '#domain/slot.ts';
import { insertBranch } from './branch-store.ts';
import {
  costOfPhase,
  findCheckpoint,
  holdVideo,
  insertCheckpoint,
  lockVideo,
  setCheckpointStatus,
  type Checkpoint,
} from './checkpoint-store.ts';
import type { Database, Queryable } from './database.ts';
import { assertRevision, readDraft, writeDraft } from './draft-store.ts';
import { copyResults, endRun, findRun, insertRun, latestRun, nextRunId, type StoredRun } from './run-store.ts';
import type { CheckpointStatus, RunStatus } from './tables.ts';
import { countInWork, findVideo, insertVideo, updateVideo, type NewVideo, type Video } from './video-store.ts';
import type { VideoChange } from './video-store.ts';

/** A run about to start. */
export interface PlannedRun {
  /** The same id again finds the run that has it. */
  readonly id: string;
  readonly toPhase: Phase;
  readonly remakeStale: boolean;
  /** What it takes over: slot to artifact id. */
  readonly keep: Manifest;
}

/** A run as it is named in what belongs to it. */
export interface RunAddress {
  readonly runId: string;
  readonly userId: string;
  readonly videoId: string;
}

export interface Continuation {
  readonly userId: string;
  readonly videoId: string;
  readonly checkpointId: string;
  /** The state of the edits that `run.keep` was worked out for. */
  readonly revision: number;
  /** Locks that stay at the checkpoint once its edits are committed elsewhere. */
  readonly locksLeft: readonly Slot[];
  readonly run: PlannedRun;
}

/** A phase whose last result is there. */
export interface ClosedPhase {
  readonly phase: Phase;
  readonly status: CheckpointStatus;
  /** What the run selects for all slots up to the phase. */
  readonly manifest: Manifest;
}

/** Where a run begins. */
type RunBase = Pick<StoredRun, 'branchName' | 'fromCheckpointId' | 'editedFromId'> & {
  /** The phase that is made already; 0 for none. */
  readonly phase: number;
};

/**
 * Changes that belong together: each is one transaction, seen whole or not at all. Those that start work hold the user
 * first, then the video's row; nobody waits for them in another order.
 */
export class Commits {
  readonly #database: Database;
  readonly #videosInWork: number;

  /** @param videosInWork Most videos of one user that are in work at once. */
  constructor(database: Database, videosInWork: number) {
    this.#database = database;
    this.#videosInWork = videosInWork;
  }

  /** Makes a video and its first run. Throws `too_many_videos`. Done again with the same ids, it finds what it made. */
  async makeVideo(video: NewVideo & { readonly id: string }, run: PlannedRun): Promise<Video> {
    const { userId, id: videoId } = video;
    return this.#database.transaction().execute(async (transaction) => {
      const others = await countInWork(transaction, userId, videoId);
      const existing = await findVideo(transaction, userId, videoId);
      if (existing !== undefined) return existing;
      this.#assertRoom(others);
      const made = await insertVideo(transaction, video);
      const base = { branchName: 'main', fromCheckpointId: null, editedFromId: null };
      await insertRun(transaction, { videoId, userId, ...base, ...run, locked: [] });
      return made;
    });
  }

  /** Marks a video as being made, when its first run begins; not one that was stopped before. */
  async beginRun({ runId, userId, videoId }: RunAddress): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      const run = await findRun(transaction, runId);
      if (run?.status === 'running') await updateVideo(transaction, userId, videoId, { status: 'running' });
    });
  }

  /**
   * Starts a failed or canceled run's work again where it had come to, with all that it had selected. Throws
   * `nothing_to_retry`, `video_busy`, `too_many_videos`.
   */
  async retryRun(userId: string, videoId: string): Promise<StoredRun> {
    return this.#database.transaction().execute(async (transaction) => {
      const others = await countInWork(transaction, userId, videoId);
      await lockVideo(transaction, userId, videoId);
      await assertIdle(transaction, videoId);
      const last = await latestRun(transaction, userId, videoId);
      if (last?.status !== 'failed' && last?.status !== 'canceled') {
        throw new BeatboardError('nothing_to_retry', 'Nothing of this video has failed or been stopped.');
      }
      this.#assertRoom(others);
      const { phase, ...base } = await whereStopped(transaction, last);
      const { toPhase, remakeStale, locked } = last;
      const id = nextRunId(last.id);
      const run = { id, videoId, userId, ...base, toPhase, remakeStale, locked, keep: {} };
      const stored = await insertRun(transaction, run);
      await copyResults(transaction, last.id, id);
      await updateVideo(transaction, userId, videoId, { status: 'running', phase, error: null });
      return stored;
    });
  }

  /**
   * Approves a checkpoint and starts the run that goes on from it. Edits that wait there become a sibling of the
   * checkpoint on a new branch first; the line they were made on stays as it was. Throws `edit_conflict` when the edits
   * are no longer those that `revision` names, `video_busy`, `too_many_videos`.
   */
  async continueFrom({ userId, videoId, checkpointId, revision, locksLeft, run }: Continuation): Promise<StoredRun> {
    return this.#database.transaction().execute(async (transaction) => {
      const others = await countInWork(transaction, userId, videoId);
      await lockVideo(transaction, userId, videoId);
      const existing = await findRun(transaction, run.id);
      if (existing !== undefined) return existing;
      await assertIdle(transaction, videoId);
      this.#assertRoom(others);
      const checkpoint = await findCheckpoint(transaction, videoId, checkpointId);
      const draft = await readDraft(transaction, checkpointId);
      assertRevision(draft, revision);
      const isEdited = Object.keys(draft.selected).length > 0;
      if (!isEdited) await setCheckpointStatus(transaction, userId, checkpoint, 'approved');
      const { phase, ...base } = isEdited
        ? await commitEdits(transaction, userId, checkpoint, locksLeft)
        : baseAt(checkpoint);
      const { locked } = draft;
      const stored = await insertRun(transaction, { videoId, userId, ...base, ...run, locked });
      await updateVideo(transaction, userId, videoId, { status: 'running', phase, error: null });
      return stored;
    });
  }

  /**
   * Writes the checkpoints of phases a run has finished, each made once, and how far its video is. A run that has ended
   * writes none: what it still stores is found again by the next one.
   */
  async closePhases({ runId, userId, videoId }: RunAddress, closed: readonly ClosedPhase[]): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      const run = await findRun(transaction, runId);
      if (run?.status !== 'running') return;
      let { fromCheckpointId: parentId, editedFromId, phase: reached } = await whereStopped(transaction, run);
      const next = closed.filter(({ phase }) => phase > reached);
      for (const { phase, status, manifest } of next) {
        const costMicroUsd = await costOfPhase(transaction, phase, manifest);
        const { id } = await insertCheckpoint(transaction, {
          ...{ userId, videoId, branchName: run.branchName, phase, parentId, editedFromId, runId, status },
          ...{ manifest, locked: run.locked as readonly Slot[], costMicroUsd },
        });
        [parentId, editedFromId, reached] = [id, null, phase];
      }
      if (next.length > 0) await updateVideo(transaction, userId, videoId, { phase: reached });
    });
  }

  /** Ends a run and says so of its video. Does nothing to a run that has ended already, or is gone with its video. */
  async endRun(
    { runId, userId, videoId }: RunAddress,
    status: Exclude<RunStatus, 'running'>,
    change: VideoChange,
  ): Promise<boolean> {
    return this.#database.transaction().execute(async (transaction) => {
      if (!(await holdVideo(transaction, userId, videoId))) return false;
      const ended = await endRun(transaction, runId, status);
      if (ended) await updateVideo(transaction, userId, videoId, change);
      return ended;
    });
  }

  #assertRoom(others: number): void {
    if (others < this.#videosInWork) return;
    throw new BeatboardError('too_many_videos', `${others} of your videos are being made, which is the most at once.`);
  }
}

/** A run that goes on from a checkpoint as it is. */
function baseAt({ id, branchName, phase }: Checkpoint): RunBase {
  return { branchName, fromCheckpointId: id, editedFromId: null, phase };
}

/** Where a run has come to: its own last checkpoint, or where it began. */
async function whereStopped(transaction: Queryable, run: StoredRun): Promise<RunBase> {
  const { branchName, fromCheckpointId, editedFromId } = run;
  const own = await transaction
    .selectFrom('checkpoint')
    .select(['id', 'phase'])
    .where('runId', '=', run.id)
    .orderBy('phase', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (own !== undefined) return { branchName, fromCheckpointId: own.id, editedFromId: null, phase: own.phase };
  const from = fromCheckpointId === null ? null : await findCheckpoint(transaction, run.videoId, fromCheckpointId);
  return { branchName, fromCheckpointId, editedFromId, phase: from?.phase ?? 0 };
}

/**
 * Opens a branch for the edits of a checkpoint and clears them there. Edits of an unfinished film become a sibling of
 * the checkpoint, from which the run goes on. A finished film has no next phase: the run makes the last one again, and
 * its checkpoint will be the sibling.
 */
async function commitEdits(
  transaction: Queryable,
  userId: string,
  checkpoint: Checkpoint,
  locksLeft: readonly Slot[],
): Promise<RunBase> {
  const { id, videoId, phase, parentId } = checkpoint;
  const { revision, selected, locked } = await readDraft(transaction, id);
  const { name: branchName } = await insertBranch(transaction, userId, videoId, checkpoint.branchName);
  const cleared = { revision: revision + 1, selected: {}, locked: locksLeft };
  await writeDraft(transaction, { userId, videoId, checkpointId: id }, cleared);
  if (phase === 4) return { branchName, fromCheckpointId: parentId, editedFromId: id, phase: 3 };
  const manifest = applyEdits(checkpoint.manifest, selected);
  const sibling = await insertCheckpoint(transaction, {
    ...{ userId, videoId, branchName, phase, parentId, editedFromId: id, runId: null, status: 'approved' },
    ...{ manifest, locked, costMicroUsd: await costOfPhase(transaction, phase, manifest) },
  });
  return baseAt(sibling);
}

/** One run of a video at a time: two would race for its phase and its price. */
async function assertIdle(transaction: Queryable, videoId: string): Promise<void> {
  const running = await transaction
    .selectFrom('run')
    .select('id')
    .where('videoId', '=', videoId)
    .where('status', '=', 'running')
    .limit(1)
    .executeTakeFirst();
  if (running !== undefined) throw new BeatboardError('video_busy', 'This video is being made.');
}
