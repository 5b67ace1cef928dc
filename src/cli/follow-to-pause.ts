import { isPausedState } from '#contract/video-state.ts';
import { exitCodeOfState, exitCodes } from './exit-code.ts';
import { describeOutcome } from './outcome-text.ts';
import { printResult } from './print-result.ts';
import type { ProgramDependencies } from './program-dependencies.ts';
import { beginDisplay, watchInSession } from './watch-in-session.ts';
import type { Session, SessionOptions } from './with-session.ts';

/**
 * Follows work that a command has begun to its next stop and prints where it stands. A stop at a checkpoint is what
 * was asked for, so it counts as done. With `--no-wait` the command ends at once, where the server goes on without it.
 */
export async function followToPause(
  session: Session,
  videoId: string,
  begun: object,
  { json, wait }: SessionOptions & { readonly wait?: boolean },
  dependencies: ProgramDependencies,
): Promise<number> {
  if (wait === false && !session.isOwn) {
    printResult(dependencies, json, { video_id: videoId, ...begun }, videoId);
    return exitCodes.done;
  }
  const display = beginDisplay(dependencies);
  try {
    const status = await watchInSession(session, videoId, display, {
      ownWords: `Stopped. To go on: beatboard watch ${videoId}`,
    });
    display.end();
    printResult(dependencies, json, { ...begun, ...status }, describeOutcome(status));
    return isPausedState(status.status) ? exitCodes.done : exitCodeOfState(status.status);
  } finally {
    display.end();
  }
}
