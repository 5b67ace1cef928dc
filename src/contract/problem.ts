import { z } from 'zod';
import type { JsonValue } from '#domain/canonical-json.ts';
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
  /** Names the request in the server's records. */
  request_id: z.string().optional(),
  /** What is wrong with the request, each at its place: a JSON pointer into the body, or the name of a parameter. */
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  /** Values a program needs to act on it, for example both sides of a conflict. */
  details: z.unknown().optional(),
});
export type Problem = z.infer<typeof problemSchema>;

const httpStatusOfKind: Record<ErrorEntry['kind'], number> = { input: 422, place: 503, inside: 500 };

/** Where the kind alone does not tell the status. */
const httpStatusOfCode: Partial<Record<ErrorCode, number>> = {
  request_unreadable: 400,
  not_signed_in: 401,
  scope_missing: 403,
  link_invalid: 403,
  not_found: 404,
  route_unknown: 404,
  method_not_allowed: 405,
  asset_in_use: 409,
  name_taken: 409,
  nothing_to_retry: 409,
  phase_too_early: 409,
  request_in_progress: 409,
  slot_locked: 409,
  upload_conflict: 409,
  video_busy: 409,
  upload_gone: 410,
  edit_conflict: 412,
  body_too_large: 413,
  image_too_large: 413,
  video_too_large: 413,
  address_too_long: 414,
  media_type_unsupported: 415,
  file_unsupported: 415,
  range_unsatisfiable: 416,
  too_many_requests: 429,
  too_many_videos: 429,
  headers_too_large: 431,
  disk_full: 507,
};

/** The HTTP status that an error is answered with. */
export function httpStatusOf(code: ErrorCode): number {
  return httpStatusOfCode[code] ?? httpStatusOfKind[errorTable[code].kind];
}

/** The problem document of anything thrown. What Beatboard did not expect becomes `unexpected`, with its own words. */
export function toProblem(error: unknown): Problem {
  const known =
    error instanceof BeatboardError ? error : new BeatboardError('unexpected', sentenceOf(error), { cause: error });
  const { retryable, next } = known.entry;
  return {
    type: `urn:beatboard:problem:${known.code}`,
    title: titleOf(known.code),
    status: httpStatusOf(known.code),
    detail: known.message,
    code: known.code,
    retryable,
    next,
    ...(known.details !== undefined && { details: known.details }),
  };
}

/** The error of a problem document that came over the wire; an unknown code becomes `make_failed`. */
export function fromProblem(problem: Problem): BeatboardError {
  const code = isErrorCode(problem.code) ? problem.code : 'make_failed';
  return new BeatboardError(code, problem.detail, { details: problem.details as JsonValue | undefined });
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
