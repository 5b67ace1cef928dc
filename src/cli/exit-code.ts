import type { VideoState } from '#contract/video-state.ts';
import { BeatboardError, exitCodeOf, type ErrorCode } from '#domain/errors.ts';
import { ServerError } from './http-client/server-error.ts';
import { Interrupted } from './interruption.ts';

/** What the exit codes of the command line mean. Ctrl-C gives 130, as shells expect. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  declinedOrTimedOut: 3,
  notSignedIn: 4,
  /** What was followed failed or was canceled. */
  unsuccessful: 5,
  budgetRefused: 6,
  conflict: 7,
  /** What was followed waits for a person, or is not finished. */
  pending: 8,
  /** The same command may succeed later. */
  temporary: 75,
} as const;

const byStatus: Readonly<Record<number, number>> = {
  401: exitCodes.notSignedIn,
  402: exitCodes.budgetRefused,
  403: exitCodes.notSignedIn,
  409: exitCodes.conflict,
  412: exitCodes.conflict,
  429: exitCodes.temporary,
  502: exitCodes.temporary,
  503: exitCodes.temporary,
};

const byCode: Readonly<Partial<Record<ErrorCode, number>>> = {
  declined: exitCodes.declinedOrTimedOut,
  waited_too_long: exitCodes.declinedOrTimedOut,
  budget_refused: exitCodes.budgetRefused,
  edit_conflict: exitCodes.conflict,
  name_taken: exitCodes.conflict,
  video_busy: exitCodes.conflict,
  server_unreachable: exitCodes.temporary,
};

/**
 * The exit code of anything thrown. `make` keeps to the codes scripts know of it: whatever is neither in the command
 * nor a matter of rights, budget or conflict is 1, also when it may pass.
 */
export function exitCodeFor(error: unknown, command: string): number {
  if (error instanceof Interrupted) return error.exitCode;
  const code = refusalCode(error);
  return command === 'make' && code === exitCodes.temporary ? exitCodes.failed : code;
}

function refusalCode(error: unknown): number {
  if (!(error instanceof BeatboardError)) return exitCodes.failed;
  const known = byCode[error.code];
  if (known !== undefined) return known;
  if (!(error instanceof ServerError)) return exitCodeOf(error);
  const { status } = error.problem;
  return byStatus[status] ?? (status < 500 ? exitCodes.usage : exitCodes.failed);
}

/** The exit code of a command that has followed a video to here. */
export function exitCodeOfState(state: VideoState): number {
  if (state === 'complete') return exitCodes.done;
  return state === 'failed' || state === 'canceled' ? exitCodes.unsuccessful : exitCodes.pending;
}
