import type { VideoState } from '#contract/video-state.ts';
import type { VideoQuery } from '#pipeline/studio/studio.ts';
import type { Video } from './studio-records.ts';

/** What is under way after so many finished phases. */
const runningStates: readonly VideoState[] = ['planning', 'storyboarding', 'generating_chunks', 'refining', 'refining'];

/** Where a video stands. */
export function stateOf({ status, phase }: Pick<Video, 'status' | 'phase'>): VideoState {
  if (status === 'completed') return 'complete';
  if (status === 'failed' || status === 'canceled') return status;
  if (status === 'pending') return 'queued';
  if (status === 'waiting') return `paused_at_phase${Math.min(3, Math.max(1, phase)) as 1 | 2 | 3}`;
  return runningStates[phase] ?? 'refining';
}

/** The phase a video is in, 1 to 4: the one under way, or the one it waits after; null while queued. */
export function phaseOf({ status, phase }: Pick<Video, 'status' | 'phase'>): number | null {
  if (status === 'pending') return null;
  return status === 'waiting' ? Math.max(1, phase) : Math.min(4, phase + 1);
}

/** The query that finds the videos in a state. */
export function queryOf(state: VideoState): Pick<VideoQuery, 'status' | 'phase'> {
  if (state === 'complete') return { status: 'completed' };
  if (state === 'failed' || state === 'canceled') return { status: state };
  if (state === 'queued') return { status: 'pending' };
  const paused = /^paused_at_phase(\d)$/.exec(state)?.[1];
  if (paused !== undefined) return { status: 'waiting', phase: Number(paused) };
  return { status: 'running', phase: runningStates.indexOf(state) };
}
