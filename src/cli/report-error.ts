import { toProblem, type Problem } from '#contract/problem.ts';
import { BeatboardError } from '#domain/errors.ts';
import { exitCodeFor } from './exit-code.ts';
import { ServerError } from './http-client/server-error.ts';
import { Interrupted } from './interruption.ts';
import type { ProgramDependencies } from './program-dependencies.ts';
import { plainText } from './terminal.ts';

/** Which command an error belongs to, and how it is to be told. */
export interface ErrorContext {
  readonly command: string;
  readonly json: boolean;
}

/**
 * Says what went wrong and what to do about it, on stderr: in two sentences, with `--json` as a problem document.
 * `make` prints its one document on stdout, also when it is a problem, and both sentences besides. Returns the exit code.
 */
export function reportError(
  error: unknown,
  { command, json }: ErrorContext,
  dependencies: ProgramDependencies,
): number {
  const { stdout, stderr } = dependencies;
  const problem = problemOf(error, command);
  // Who pressed Ctrl-C knows what happened; how to go on was said where it is known.
  const words = error instanceof Interrupted ? '' : `${plainText(problem.detail)}\n${plainText(problem.next)}\n`;
  if (command === 'make') {
    stderr.write(words);
    if (json) stdout.write(`${JSON.stringify(problem, null, 2)}\n`);
  } else {
    // One line, so that whoever reads it finds it as the last one after all words on the way.
    stderr.write(json ? `${JSON.stringify(problem)}\n` : words + describeDetails(error));
  }
  return exitCodeFor(error, command);
}

function problemOf(error: unknown, command: string): Problem {
  if (error instanceof ServerError) return error.problem;
  const known = error instanceof Interrupted ? new BeatboardError('canceled', 'Stopped before the end.') : error;
  const problem = toProblem(known);
  // Advice about options names the command they belong to.
  return {
    ...problem,
    next: problem.next.replace('beatboard make --help', `beatboard ${command} --help`.replace('  ', ' ')),
  };
}

const longestDetail = 400;

/** What a server adds to a problem, a line each: what is wrong with the request, or both sides of a conflict. */
function describeDetails(error: unknown): string {
  if (!(error instanceof ServerError)) return '';
  const { errors = [], details } = error.problem;
  const values = typeof details === 'object' && details !== null ? Object.entries(details) : [];
  return [
    ...errors.map(({ pointer, message }) => [pointer, message]),
    ...values.map(([name, value]) => [name, JSON.stringify(value)]),
  ]
    .map(([name, value]) => `  ${plainText(`${name}: ${value}`).slice(0, longestDetail)}\n`)
    .join('');
}
