import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import { entriesOf, type Manifest } from '#domain/manifest.ts';
import type { Slot } from '#domain/slot.ts';
import type { Database, Queryable } from './database.ts';
import type { RunStatus, RunTable } from './tables.ts';

export type StoredRun = Selectable<RunTable>;

export type NewRun = Omit<StoredRun, 'createdAt' | 'status'> & {
  /** What it takes over: slot to artifact id. */
  readonly keep: Manifest;
};

/** What a run has come to. */
export interface RunState {
  readonly status: RunStatus;
  /** The last phase that has a checkpoint; 0 for none. */
  readonly closedPhase: number;
  readonly manifest: Manifest;
}

/** Runs of videos, and what each has selected so far. */
export class RunStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: string): Promise<StoredRun | undefined> {
    return findRun(this.#database, id);
  }

  /** What a run has come to, in one query. Throws `not_found` when it is gone with its video. */
  async state(id: string): Promise<RunState> {
    const { rows } = await sql<RunState>`
      select status,
        coalesce(
          (select max(phase) from checkpoint where run_id = run.id),
          (select phase from checkpoint where id = run.from_checkpoint_id), 0) as closed_phase,
        (select coalesce(jsonb_object_agg(slot, artifact_id), '{}') from run_result where run_id = run.id) as manifest
      from run where id = ${id}`.execute(this.#database);
    if (rows[0] === undefined) throw new BeatboardError('not_found', `There is no run ${id}.`);
    return rows[0];
  }

  /** The newest run of a video. */
  async latest(userId: string, videoId: string): Promise<StoredRun | undefined> {
    return latestRun(this.#database, userId, videoId);
  }

  /** All runs of a video that have not ended. */
  async unfinished(videoId: string): Promise<readonly StoredRun[]> {
    return this.#database
      .selectFrom('run')
      .selectAll()
      .where('videoId', '=', videoId)
      .where('status', '=', 'running')
      .execute();
  }

  /** Every run that has not ended, whoever owns it. */
  async allUnfinished(): Promise<readonly StoredRun[]> {
    return this.#database.selectFrom('run').selectAll().where('status', '=', 'running').execute();
  }

  /** What a run selects: slot to artifact id. */
  async manifest(runId: string): Promise<Manifest> {
    const rows = await this.#database
      .selectFrom('runResult')
      .select(['slot', 'artifactId'])
      .where('runId', '=', runId)
      .execute();
    return Object.fromEntries(rows.map((row) => [row.slot, row.artifactId]));
  }
}

/** A run within the caller's transaction. */
export async function findRun(queryable: Queryable, id: string): Promise<StoredRun | undefined> {
  return queryable.selectFrom('run').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The newest run of a video within the caller's transaction. */
export async function latestRun(queryable: Queryable, userId: string, videoId: string): Promise<StoredRun | undefined> {
  return queryable
    .selectFrom('run')
    .selectAll()
    .where('userId', '=', userId)
    .where('videoId', '=', videoId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The id of the run that takes another one up again: `…:run:2` follows `…:run:1`. */
export function nextRunId(runId: string): string {
  const [, stem, number] = /^(.*):run:(\d+)$/.exec(runId) ?? [];
  return `${stem ?? runId}:run:${Number(number ?? 0) + 1}`;
}

/** Whether a run is another try of one that failed or was stopped, asked for by its owner. */
export function isRetry(runId: string): boolean {
  return Number(/:run:(\d+)$/.exec(runId)?.[1] ?? 1) > 1;
}

/** Adds a run with what it takes over, within the caller's transaction. */
export async function insertRun(transaction: Queryable, { keep, ...run }: NewRun): Promise<StoredRun> {
  const inserted = await transaction
    .insertInto('run')
    .values({ ...run, locked: JSON.stringify(run.locked), status: 'running' })
    .returningAll()
    .executeTakeFirstOrThrow();
  const results = entriesOf(keep).map(([slot, artifactId]) => ({ runId: run.id, slot, artifactId }));
  if (results.length > 0) await transaction.insertInto('runResult').values(results).execute();
  return inserted;
}

/** Makes a run select all that another one does, within the caller's transaction. */
export async function copyResults(transaction: Queryable, fromRunId: string, toRunId: string): Promise<void> {
  await transaction
    .insertInto('runResult')
    .columns(['runId', 'slot', 'artifactId'])
    .expression((select) =>
      select
        .selectFrom('runResult')
        .select((columns) => [columns.val(toRunId).as('runId'), 'slot', 'artifactId'])
        .where('runId', '=', fromRunId),
    )
    .execute();
}

/** Makes a run select an artifact, within the caller's transaction. Safe to repeat. */
export async function selectForRun(
  transaction: Queryable,
  runId: string,
  slot: Slot,
  artifactId: string,
): Promise<void> {
  await transaction
    .insertInto('runResult')
    .values({ runId, slot, artifactId })
    .onConflict((conflict) => conflict.columns(['runId', 'slot']).doUpdateSet({ artifactId }))
    .execute();
}

/** Ends a run within the caller's transaction. Returns whether it was under way: an ended run stays as it ended. */
export async function endRun(
  transaction: Queryable,
  runId: string,
  status: Exclude<RunStatus, 'running'>,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('run')
    .set({ status })
    .where('id', '=', runId)
    .where('status', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
