import type { FastifyReply, FastifyRequest } from 'fastify';
import { toProblem, type Problem } from '#contract/problem.ts';
import { toWireCase } from '#contract/wire-case.ts';
import { BeatboardError, type ErrorCode } from '#domain/errors.ts';
import { RequestInvalidError } from './request-invalid-error.ts';
import type { Fault } from './server-dependencies.ts';

/** What the server's framework refuses by itself, in our words. */
const frameworkErrors: Readonly<Record<string, readonly [code: ErrorCode, message: string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['body_too_large', 'The body is larger than this address takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['media_type_unsupported', 'The body is of a type that this address does not take.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['request_unreadable', 'The body is not as long as Content-Length says.'],
  FST_ERR_BAD_URL: ['request_unreadable', 'The address is not well-formed.'],
  FST_ERR_MAX_PARAM_LENGTH: ['address_too_long', 'A part of the address is too long.'],
  FST_REQ_FILE_TOO_LARGE: ['body_too_large', 'A file is larger than this address takes.'],
  FST_FILES_LIMIT: ['body_too_large', 'There are more files than one request may bring.'],
  FST_PARTS_LIMIT: ['body_too_large', 'The form has more parts than this address takes.'],
  FST_FIELDS_LIMIT: ['body_too_large', 'The form has more fields than this address takes.'],
  FST_PROTO_VIOLATION: ['request_unreadable', 'The form has a field of a name that is not allowed.'],
  FST_INVALID_JSON_FIELD_ERROR: ['request_unreadable', 'A field of the form is not JSON as it says.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: ['media_type_unsupported', 'Send the body as multipart/form-data.'],
};

const retryAfterSeconds: Partial<Record<ErrorCode, number>> = {
  request_in_progress: 1,
  server_busy: 5,
  too_many_requests: 10,
  too_many_videos: 30,
  database_unavailable: 5,
  sign_in_unavailable: 5,
};

/** Answers with the problem document of anything thrown. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
  recordFault: (fault: Fault) => void,
): FastifyReply {
  const error = toKnownError(thrown);
  const problem = problemOf(error, request.id);
  if (problem.status >= 500) {
    const route = request.routeOptions.url ?? '';
    recordFault({ error: thrown, requestId: request.id, method: request.method, route });
  }
  const wait = retryAfterOf(error);
  if (wait !== undefined && !reply.hasHeader('Retry-After')) reply.header('Retry-After', wait);
  return (
    reply
      .code(problem.status)
      .header('X-Request-Id', request.id)
      .header('Cache-Control', 'no-store')
      .header('Content-Type', 'application/problem+json')
      // Bytes, so that nobody adds a character set to the type, which knows none.
      .send(Buffer.from(JSON.stringify(problem)))
  );
}

/** The problem document as it is sent: with the request's id, and without words of what nobody expected. */
export function problemOf(error: BeatboardError, requestId: string): Problem {
  const { details, ...problem } = toProblem(error);
  return {
    ...problem,
    ...(error.code === 'unexpected' && { detail: 'Something went wrong that Beatboard did not expect.' }),
    request_id: requestId,
    ...(error instanceof RequestInvalidError && { errors: [...error.issues] }),
    ...(details !== undefined && { details: toWireCase(details) }),
  };
}

/** Anything thrown as an error of ours. */
export function toKnownError(thrown: unknown): BeatboardError {
  if (thrown instanceof BeatboardError) return thrown;
  const { code, statusCode, message } = thrown as { code?: unknown; statusCode?: unknown; message?: unknown };
  const known = typeof code === 'string' ? frameworkErrors[code] : undefined;
  if (known !== undefined) return new BeatboardError(known[0], known[1], { cause: thrown });
  if (code === 'ENOSPC') return new BeatboardError('disk_full', 'The disk of the server is full.', { cause: thrown });
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new BeatboardError('request_unreadable', `The request cannot be read: ${String(message)}.`, {
      cause: thrown,
    });
  }
  return new BeatboardError('unexpected', String(message ?? thrown), { cause: thrown });
}

function retryAfterOf(error: BeatboardError): number | undefined {
  const { retry_after_seconds: told } = (error.details ?? {}) as { retry_after_seconds?: unknown };
  return typeof told === 'number' ? Math.max(1, Math.ceil(told)) : retryAfterSeconds[error.code];
}
