import type { VideoStatus } from '#contract/video-status.ts';
import { isPausedState } from '#contract/video-state.ts';
import { describePause } from './pause-summary.ts';
import { money } from './progress-text.ts';
import { plainText } from './terminal.ts';

/** How the watching of a video ended and what can be done next, in lines for people. */
export function describeOutcome(status: VideoStatus): string {
  const { video_id: videoId, title, error } = status;
  const name = `"${plainText(title ?? videoId)}"`;
  if (isPausedState(status.status)) return describePause(status).trimEnd();
  switch (status.status) {
    case 'complete':
      return `${name} is finished (${money(status.cost_usd)}). To save it: beatboard export ${videoId} --out FOLDER`;
    case 'failed':
      return `${name} has failed: ${plainText(error?.detail ?? 'no reason was given.')}\nTo go on where it stopped: beatboard retry ${videoId}`;
    case 'canceled':
      return `${name} was canceled. To go on where it stopped: beatboard retry ${videoId}`;
    default:
      return `${name} is not finished: ${status.status}.`;
  }
}
