import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';
import { asDatabaseError } from '#storage/database.ts';

/** An error as it comes back from the engine: its class is lost on the way through the database, its code is not. */
export function toBeatboardError(failure: unknown): BeatboardError {
  const error = asDatabaseError(failure);
  if (error instanceof BeatboardError) return error;
  const { message, code } = error as { message?: unknown; code?: unknown };
  if (code === 'ENOSPC') return new BeatboardError('disk_full', 'The disk became full.', { cause: error });
  const known = typeof code === 'string' && Object.hasOwn(errorTable, code);
  return new BeatboardError(known ? (code as ErrorCode) : 'make_failed', String(message ?? error), { cause: error });
}
