import type { JsonValue } from '#domain/canonical-json.ts';
import { BeatboardError } from '#domain/errors.ts';

/** Both sides of a conflict, as the wire writes them. */
export interface Conflict {
  /** What the caller wanted. */
  readonly yours: unknown;
  /** What is there now in its place. */
  readonly theirs: unknown;
  /** The tag of what is there now. */
  readonly etag: string;
}

/** Runs an edit; one refused with `edit_conflict` tells both sides in its details. */
export async function tellConflict<Result>(
  edit: () => Promise<Result>,
  readSides: () => Promise<Conflict>,
): Promise<Result> {
  try {
    return await edit();
  } catch (error) {
    if (!(error instanceof BeatboardError) || error.code !== 'edit_conflict') throw error;
    const details = { ...(await readSides()) } as unknown as JsonValue;
    throw new BeatboardError('edit_conflict', error.message, { cause: error, details });
  }
}
