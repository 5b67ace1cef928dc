import { z } from 'zod';
import { fromProblem, problemSchema, type Problem } from '#contract/problem.ts';
import { BeatboardError, errorTable, type ErrorCode } from '#domain/errors.ts';

/** A problem document with whatever a server adds to it. */
const wholeProblemSchema = z.looseObject(problemSchema.shape);

/** An answer that is not a success: the server's problem document, word for word, also when its code is new to us. */
export class ServerError extends BeatboardError {
  readonly problem: Problem;
  /** How long the server asks to be left alone; null when it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    const { code, message, details } = fromProblem(problem);
    super(code, message, { details });
    this.name = 'ServerError';
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Reads what a server says about a request it did not carry out. */
export async function readServerError(response: Response): Promise<ServerError> {
  const text = await response.text().catch(() => '');
  const parsed = wholeProblemSchema.safeParse(parseJson(text));
  return new ServerError(parsed.success ? parsed.data : problemOfStatus(response), readRetryAfter(response.headers));
}

/** For what is no problem document: something between us and the server has answered, or it is no Beatboard. */
function problemOfStatus({ status, statusText, url }: Response): Problem {
  const code: ErrorCode = status >= 500 ? 'server_unreachable' : 'server_answer_invalid';
  const { retryable, next } = errorTable[code];
  return {
    type: `urn:beatboard:problem:${code}`,
    title: 'The server did not carry this out',
    status,
    detail: `${new URL(url).origin} answered with ${status}${statusText === '' ? '' : ` (${statusText})`}.`,
    code,
    retryable,
    next,
  };
}

/** `Retry-After` in seconds, whether it is given so or as a date. */
function readRetryAfter(headers: Headers): number | null {
  const value = headers.get('Retry-After')?.trim();
  if (!value) return null;
  if (/^\d+$/.test(value)) return Number(value);
  const atMs = Date.parse(value);
  return Number.isNaN(atMs) ? null : Math.max(0, (atMs - Date.now()) / 1000);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
