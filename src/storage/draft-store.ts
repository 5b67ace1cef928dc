import { type Selectable, sql } from 'kysely';
import { BeatboardError } from '#domain/errors.ts';
import type { Slot } from '#domain/slot.ts';
import { lockVideo, type Checkpoint } from './checkpoint-store.ts';
import type { Database, Queryable } from './database.ts';
import { appendEvent } from './event-log.ts';
import type { DraftTable } from './tables.ts';

/** The edits that wait at a checkpoint. */
export interface Draft {
  /** Counts the changes; 0 before the first. */
  readonly revision: number;
  /** What slots select instead; null for a slot that is gone. */
  readonly selected: Readonly<Partial<Record<Slot, string | null>>>;
  readonly locked: readonly Slot[];
}

export interface DraftAddress {
  readonly userId: string;
  readonly videoId: string;
  readonly checkpointId: string;
}

const nothing: Draft = { revision: 0, selected: {}, locked: [] };

/** Edits beside checkpoints, which themselves never change. */
export class DraftStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The edits of a checkpoint that is known to be the user's. */
  async get(checkpointId: string): Promise<Draft> {
    return readDraft(this.#database, checkpointId);
  }

  /** A checkpoint with its edits, as both are at one moment. Throws `not_found` when the user's video has none such. */
  async at({ userId, videoId, checkpointId }: DraftAddress): Promise<{ checkpoint: Checkpoint; draft: Draft }> {
    const row = await this.#database
      .selectFrom('checkpoint')
      .innerJoin('video', 'video.id', 'checkpoint.videoId')
      .leftJoin('draft', 'draft.checkpointId', 'checkpoint.id')
      .selectAll('checkpoint')
      .select(['draft.revision', 'draft.selected', 'draft.locked'])
      .where('video.userId', '=', userId)
      .where('checkpoint.videoId', '=', videoId)
      .where('checkpoint.id', '=', checkpointId)
      .executeTakeFirst();
    if (row === undefined) throw new BeatboardError('not_found', `There is no checkpoint ${checkpointId}.`);
    const { revision, selected, locked, ...checkpoint } = row;
    if (revision === null) return { checkpoint, draft: nothing };
    return { checkpoint, draft: toDraft({ revision, selected: selected!, locked: locked! }) };
  }

  /**
   * Changes the edits of a checkpoint, one writer at a time, and announces it. `change` is given what is there and
   * returns what shall be. With `expected`, edits that have moved on are refused with `edit_conflict`.
   */
  async change(
    address: DraftAddress,
    change: (draft: Draft) => Omit<Draft, 'revision'>,
    expected?: number,
  ): Promise<Draft> {
    const { userId, videoId, checkpointId } = address;
    return this.#database.transaction().execute(async (transaction) => {
      await lockVideo(transaction, userId, videoId);
      const before = await readDraft(transaction, checkpointId);
      assertRevision(before, expected);
      const { selected, locked } = change(before);
      if (isSame(before, { selected, locked })) return before;
      return writeDraft(transaction, address, { revision: before.revision + 1, selected, locked });
    });
  }
}

/** Refuses edits made against another state than the present one. */
export function assertRevision(draft: Draft, expected: number | undefined): void {
  if (expected === undefined || expected === draft.revision) return;
  throw new BeatboardError('edit_conflict', 'Somebody else has edited this checkpoint in the meantime.', {
    details: { yours: expected, theirs: draft.revision },
  });
}

/** The edits of a checkpoint within the caller's transaction. */
export async function readDraft(queryable: Queryable, checkpointId: string): Promise<Draft> {
  const row = await queryable
    .selectFrom('draft')
    .select(['revision', 'selected', 'locked'])
    .where('checkpointId', '=', checkpointId)
    .executeTakeFirst();
  return row === undefined ? nothing : toDraft(row);
}

/** Only slots are ever written into these columns. */
function toDraft({
  revision,
  selected,
  locked,
}: Pick<Selectable<DraftTable>, 'revision' | 'selected' | 'locked'>): Draft {
  return { revision, selected: selected as Draft['selected'], locked: locked as readonly Slot[] };
}

/** Writes edits within the caller's transaction and announces them. */
export async function writeDraft(transaction: Queryable, address: DraftAddress, draft: Draft): Promise<Draft> {
  const { userId, videoId, checkpointId } = address;
  const values = {
    revision: draft.revision,
    selected: JSON.stringify(draft.selected),
    locked: JSON.stringify(draft.locked),
  };
  await transaction
    .insertInto('draft')
    .values({ checkpointId, ...values })
    .onConflict((conflict) => conflict.column('checkpointId').doUpdateSet({ ...values, updatedAt: sql<string>`now()` }))
    .execute();
  const data = { checkpointId, revision: draft.revision, slots: Object.keys(draft.selected) };
  await appendEvent(transaction, { userId, videoId, type: 'draft_changed', data });
  return draft;
}

function isSame(before: Draft, after: Omit<Draft, 'revision'>): boolean {
  const view = ({ selected, locked }: Omit<Draft, 'revision'>): string =>
    JSON.stringify([Object.entries(selected).sort(), [...locked].sort()]);
  return view(before) === view(after);
}
