import { z } from 'zod';
import { BeatboardError, errorTable } from '#domain/errors.ts';
import type { ErrorCode, ErrorEntry } from '#domain/errors.ts';

/** RFC 9457 problem document with a stable `code`, whether the same request may succeed later, and what to do. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  retryable: z.boolean(),
  next: z.string(),
});
export type Problem = z.infer<typeof problemSchema>;

const httpStatusOfKind: Record<ErrorEntry['kind'], number> = { input: 422, place: 503, inside: 500 };

/** The problem document of anything thrown. What Beatboard did not expect becomes `unexpected`, with its own words. */
export function toProblem(error: unknown): Problem {
  const known =
    error instanceof BeatboardError ? error : new BeatboardError('unexpected', sentenceOf(error), { cause: error });
  const { kind, retryable, next } = known.entry;
  return {
    type: `urn:beatboard:problem:${known.code}`,
    title: titleOf(known.code),
    status: httpStatusOfKind[kind],
    detail: known.message,
    code: known.code,
    retryable,
    next,
  };
}

/** The error of a problem document that came over the wire; an unknown code becomes `make_failed`. */
export function fromProblem(problem: Problem): BeatboardError {
  return new BeatboardError(isErrorCode(problem.code) ? problem.code : 'make_failed', problem.detail);
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code);
}

function titleOf(code: ErrorCode): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sentenceOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.trim() === '' ? 'Something went wrong that Beatboard did not expect.' : words.trim();
}
