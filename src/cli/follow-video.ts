import type { StudioClient } from '#contract/studio-client.ts';
import type { VideoEvent } from '#contract/video-event.ts';
import { isFinalState, isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';

/** What is told on the way. */
export interface FollowListener {
  readonly onStatus: (status: VideoStatus) => void;
  /** Every event, also those that carry a status. */
  readonly onEvent?: (event: VideoEvent) => void;
}

/**
 * Follows a video until nothing more happens without a person: complete, failed, canceled or paused. Returns its last
 * status. Starts from the present, so that a failure of an earlier run is not taken for one of this run.
 */
export async function followVideo(
  client: StudioClient,
  videoId: string,
  { onStatus, onEvent }: FollowListener,
  signal: AbortSignal,
): Promise<VideoStatus> {
  let status = await readStatus(client, videoId, signal);
  onStatus(status);
  if (isSettled(status)) return status;
  for await (const event of client.events(videoId, status.event_sequence, signal)) {
    onEvent?.(event);
    if (event.type === 'failed') {
      // The reason comes with the event; how far the making came stands in the status.
      const present = await readStatus(client, videoId, signal);
      status = { ...present, status: 'failed', error: event.data };
      onStatus(status);
      return status;
    }
    if (event.type !== 'status_update') continue;
    status = event.data;
    onStatus(status);
    if (isSettled(status)) return status;
  }
  // A stream may end without its last event: what the video says of itself decides.
  status = await readStatus(client, videoId, signal);
  onStatus(status);
  return status;
}

/** Whether the video waits for somebody, or for nothing. */
export function isSettled({ status }: VideoStatus): boolean {
  return isFinalState(status) || isPausedState(status);
}

async function readStatus(client: StudioClient, videoId: string, signal: AbortSignal): Promise<VideoStatus> {
  return (await client.call('getStatus', { params: { video_id: videoId }, signal })).data;
}
