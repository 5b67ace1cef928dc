import { BeatboardError } from '#domain/errors.ts';

/** What every store throws for a blob that is not there. */
export function missingBlob(key: string): BeatboardError {
  return new BeatboardError('artifact_missing', `The stored file ${key} is missing.`);
}
