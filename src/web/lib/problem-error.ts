import type { Problem } from '#contract/problem.ts';

/** What the server refused or could not do, with the document it answered. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** Seconds the server asks to wait before the next try; null when it does not say. */
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null = null) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** The document of anything thrown: the server's own, else that the server did not answer. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    type: 'urn:beatboard:problem:server_unreachable',
    title: 'Server unreachable',
    status: 0,
    detail: error instanceof TypeError ? 'The server does not answer.' : String((error as Error)?.message ?? error),
    code: 'server_unreachable',
    retryable: true,
    next: 'Check that Beatboard is running; the page goes on by itself when it is back.',
  };
}
