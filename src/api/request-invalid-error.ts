import { BeatboardError } from '#domain/errors.ts';

/** What is wrong, and where: a JSON pointer into the body, or the name of a parameter or header. */
export interface RequestIssue {
  readonly pointer: string;
  readonly message: string;
}

/** More is told by their number alone: an answer stays small, however large the nonsense. */
const issuesMaximum = 100;
const pointerMaximum = 200;

/** A request that does not fit its operation, with what is wrong with it. */
export class RequestInvalidError extends BeatboardError {
  readonly issues: readonly RequestIssue[];

  constructor(found: readonly RequestIssue[]) {
    const issues = found
      .slice(0, issuesMaximum)
      .map(({ pointer, message }) => ({ pointer: shortened(pointer), message }));
    const [first] = issues;
    const place = first === undefined || first.pointer === '' ? '' : ` at ${first.pointer}`;
    const rest = found.length > 1 ? `, and ${found.length - 1} more` : '';
    super('request_invalid', `The request is not valid${place}: ${first?.message ?? 'it does not fit'}${rest}.`);
    this.name = 'RequestInvalidError';
    this.issues = issues;
  }
}

function shortened(pointer: string): string {
  return pointer.length > pointerMaximum ? `${pointer.slice(0, pointerMaximum)}…` : pointer;
}
