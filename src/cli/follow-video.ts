import { fromProblem } from '#contract/problem.ts';
import type { StudioClient } from '#contract/studio-client.ts';
import { isFinalState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import { BeatboardError } from '#domain/errors.ts';

/**
 * Follows a video until it is complete and returns its last status; `onStatus` gets every status on the way.
 * Starts from the present, so that a failure of an earlier run is not taken for one of this run.
 * Throws the video's own error when it fails, `canceled` when somebody stopped it.
 */
export async function followVideo(
  client: StudioClient,
  videoId: string,
  onStatus: (status: VideoStatus) => void,
  signal: AbortSignal,
): Promise<VideoStatus> {
  let status = await client.status(videoId);
  onStatus(status);
  if (!isFinalState(status.status)) {
    for await (const event of client.events(videoId, status.event_sequence, signal)) {
      if (event.type === 'failed') throw fromProblem(event.data);
      if (event.type !== 'status_update') continue;
      status = event.data;
      onStatus(status);
      if (isFinalState(status.status)) break;
    }
  }
  // A stream may end without its last event: what the video says of itself decides.
  if (!isFinalState(status.status)) status = await client.status(videoId);
  return completeOrThrow(status);
}

function completeOrThrow(status: VideoStatus): VideoStatus {
  if (status.status === 'complete') return status;
  if (status.status === 'canceled') throw new BeatboardError('canceled', 'The making of this video was canceled.');
  if (status.error) throw fromProblem(status.error);
  throw new BeatboardError('make_failed', `The video ended as "${status.status}" and not as complete.`);
}
