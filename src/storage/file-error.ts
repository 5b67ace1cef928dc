import { BeatboardError } from '#domain/errors.ts';

/** The system's error code, such as `ENOENT` or PostgreSQL's `28P01`, when there is one. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What went wrong, in the words of the error. */
export function errorMessageOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorMessageOf(error.errors[0]);
  return error instanceof Error && error.message !== '' ? error.message : String(error);
}

const fullDiskCodes = new Set(['ENOSPC', 'EDQUOT']);

/** Turns a full disk into `disk_full`, naming the file; every other error comes back as it was. */
export function asStorageError(error: unknown, path: string): unknown {
  const code = errorCodeOf(error);
  if (code === undefined || !fullDiskCodes.has(code)) return error;
  return new BeatboardError('disk_full', `The disk is full: ${path} could not be written.`, { cause: error });
}
