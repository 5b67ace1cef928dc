import type { Beat } from './beat.ts';
import { toFrames } from './time.ts';

/** A run of whole frames: `startFrame` is the first one, `endFrame` the first one after it. */
export interface FrameSpan {
  readonly startFrame: number;
  readonly endFrame: number;
}

/**
 * Frames of each beat. Every cut is rounded from the start of the film, not from the cut before it,
 * so that rounding never adds up and the last beat ends at the film's last frame exactly.
 */
export function frameSpans(beats: readonly Pick<Beat, 'startSeconds' | 'durationSeconds'>[], fps: number): FrameSpan[] {
  return beats.map((beat) => ({
    startFrame: toFrames(beat.startSeconds, fps),
    endFrame: toFrames(beat.startSeconds + beat.durationSeconds, fps),
  }));
}

/** Number of frames in a span. */
export function frameCount(span: FrameSpan): number {
  return span.endFrame - span.startFrame;
}
