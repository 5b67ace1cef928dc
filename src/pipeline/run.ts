import type { Phase } from '#domain/slot.ts';

/**
 * One run of a video, from a checkpoint (or nothing) to a phase. Its id is fixed before it starts, so a restart finds
 * the same work.
 */
export interface Run {
  readonly runId: string;
  readonly userId: string;
  readonly videoId: string;
  readonly toPhase: Phase;
}
