import { BeatboardError } from '#domain/errors.ts';

/** There is nothing to be seen or heard in a file. */
export function noPreview(sentence: string, cause?: unknown): BeatboardError {
  return new BeatboardError('preview_unavailable', sentence, { cause });
}
