import { isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { ClipPlace } from '../../lib/playback/clip-places.ts';
import type { ClipState } from '../../lib/playback/timeline-props.ts';

/** What is known of the making besides the clips themselves. */
export interface Making {
  /** Null when nothing is being made for the video. */
  readonly live: VideoStatus | null;
  /** Slots for which a call to a model is under way. */
  readonly held: ReadonlySet<string>;
  /** Slots of which another take was asked for here. */
  readonly remade: ReadonlySet<string>;
}

/** How each clip stands. The first one that is missing is in work, or is where the work has stopped. */
export function clipStates(
  clips: readonly ClipPlace[],
  { live, held, remade }: Making,
): ReadonlyMap<string, ClipState> {
  const firstMissing = clips.find(({ artifact }) => artifact === null)?.slot;
  const hasStopped = live !== null && (live.status === 'failed' || live.status === 'canceled');
  const runs = live !== null && !hasStopped && !isPausedState(live.status);
  return new Map(
    clips.map(({ slot, artifact }): [string, ClipState] => {
      if (remade.has(slot)) return [slot, 'making'];
      if (artifact !== null) return [slot, artifact.stale === null ? 'ready' : 'stale'];
      if (runs && (held.has(slot) || slot === firstMissing)) return [slot, 'making'];
      if (live?.status === 'failed' && slot === firstMissing) return [slot, 'failed'];
      return [slot, 'waiting'];
    }),
  );
}
