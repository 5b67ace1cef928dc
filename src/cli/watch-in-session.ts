import type { VideoStatus } from '#contract/video-status.ts';
import { followVideo, type FollowListener } from './follow-video.ts';
import type { ProgramDependencies } from './program-dependencies.ts';
import { createProgressDisplay, type ProgressDisplay } from './progress-display.ts';
import { stoppedWords, type Session } from './with-session.ts';

/** A progress display whose clock begins now. */
export function beginDisplay({ stderr, terminal, nowSeconds }: ProgramDependencies): ProgressDisplay {
  const beganAt = nowSeconds();
  return createProgressDisplay(stderr, terminal, () => nowSeconds() - beganAt);
}

/**
 * Follows a video on the display until it is complete, failed, canceled or paused, and returns its last status.
 * Ctrl-C then only stops the watching where the server is another's; `ownWords` are for where the work stops too.
 */
export async function watchInSession(
  session: Session,
  videoId: string,
  display: ProgressDisplay,
  { onEvent, ownWords = stoppedWords }: { onEvent?: FollowListener['onEvent']; ownWords?: string } = {},
): Promise<VideoStatus> {
  session.takeLeave = () => {
    display.end();
    return session.isOwn ? ownWords : `Stopped watching; the video goes on. To stop it: beatboard cancel ${videoId}`;
  };
  const onStatus = (status: VideoStatus): void => display.update(status);
  return followVideo(session.client, videoId, { onStatus, ...(onEvent && { onEvent }) }, session.signal);
}
