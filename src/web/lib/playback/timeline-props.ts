import type { Artifact } from '#contract/artifact.ts';
import type { WireSpec } from '#contract/spec.ts';
import type { ClipPlace } from './clip-places.ts';
import type { Playback } from './playback.ts';

/** What a clip in the timeline looks like besides its pictures. */
export type ClipState = 'ready' | 'stale' | 'making' | 'waiting' | 'failed';

/** What a timeline shows. */
export interface TimelineProps {
  readonly spec: WireSpec;
  readonly clips: readonly ClipPlace[];
  readonly stateOf: (clip: ClipPlace) => ClipState;
  /** All artifacts of the checkpoint: sound is found among them. */
  readonly artifacts: readonly Artifact[];
  readonly playback: Playback;
  readonly selectedSlot: string | null;
  readonly onSelect: (slot: string | null) => void;
  /** Given by those who show it only at times; else it remembers by itself whether it is hidden. */
  readonly onHide?: () => void;
}
