import type { ReactNode } from 'react';
import type { VideoStatus } from '#contract/video-status.ts';
import type { CheckpointView } from './calls/get-checkpoint.ts';

/** What the review of a phase is given. */
export interface ReviewProps {
  readonly videoId: string;
  /** The checkpoint; while the phase is being made, the one before it with the results so far. */
  readonly view: CheckpointView;
  /** Where the making stands; null when the phase is done. What is being made can be looked at, not edited. */
  readonly live: VideoStatus | null;
  /** The slot that is selected, as the address says; null for none. */
  readonly selectedSlot: string | null;
  readonly onSelect: (slot: string | null) => void;
  /** The part of the address that says how the phase is shown, for example `script`; null for the usual way. */
  readonly look: string | null;
  readonly onLook: (look: string) => void;
  /** Stands at the foot of the stage: what going on costs, or what is being made. */
  readonly footer: ReactNode;
}
