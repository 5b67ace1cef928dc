import { BeatboardError } from '#domain/errors.ts';

const fullDiskCodes = new Set(['ENOSPC', 'EDQUOT']);

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  ENOENT: 'it is not there and cannot be made',
  EPERM: 'permission is denied',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
};

/** The system's code of a failed file operation, for example `ENOENT`; empty for any other error. */
export function fileErrorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Why a file operation failed, in words that end a sentence. */
export function fileErrorReason(error: unknown): string {
  const code = fileErrorCode(error);
  return reasons[code] ?? (code || (error instanceof Error ? error.message : String(error)));
}

/** A failed write into the out folder as `disk_full` or `output_unwritable`; Beatboard's own errors come back as they are. */
export function toOutputError(error: unknown, folder: string): BeatboardError {
  if (error instanceof BeatboardError) return error;
  if (fullDiskCodes.has(fileErrorCode(error))) {
    return new BeatboardError('disk_full', `The disk that holds ${folder} is full.`, { cause: error });
  }
  return new BeatboardError(
    'output_unwritable',
    `The folder ${folder} cannot be written to: ${fileErrorReason(error)}.`,
    { cause: error },
  );
}
