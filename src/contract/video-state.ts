/** Where a video stands, in the order of its life; the last three are ends. */
export const videoStates = [
  'queued',
  'planning',
  'paused_at_phase1',
  'storyboarding',
  'paused_at_phase2',
  'generating_chunks',
  'paused_at_phase3',
  'refining',
  'complete',
  'failed',
  'canceled',
] as const;
export type VideoState = (typeof videoStates)[number];

/** Whether nothing more happens until someone asks for it. */
export function isFinalState(state: VideoState): boolean {
  return state === 'complete' || state === 'failed' || state === 'canceled';
}

/** Whether the video waits at a checkpoint for a person. */
export function isPausedState(state: VideoState): boolean {
  return state.startsWith('paused_at_');
}
