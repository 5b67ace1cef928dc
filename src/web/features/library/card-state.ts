import type { z } from 'zod';
import type { videoCardSchema } from '#contract/library.ts';
import type { VideoState } from '#contract/video-state.ts';
import type { StateKind } from '../../ui/state-line.tsx';

export type VideoCard = z.infer<typeof videoCardSchema>;

/** Which videos are shown. */
export const shows = ['all', 'needs', 'running', 'final'] as const;
export type Show = (typeof shows)[number];

/** The states a choice stands for; none for all videos. */
export const statesOf: Readonly<Record<Show, readonly VideoState[]>> = {
  all: [],
  needs: ['paused_at_phase1', 'paused_at_phase2', 'paused_at_phase3', 'failed'],
  running: ['queued', 'planning', 'storyboarding', 'generating_chunks', 'refining'],
  final: ['complete'],
};

export const showOf = (text: string | undefined): Show => shows.find((show) => show === text) ?? 'all';

export const isRunning = ({ status }: VideoCard): boolean => statesOf.running.includes(status);

/** The words for a state, by their key, and the sign that goes with them. */
export function stateWords(status: VideoState): { readonly kind: StateKind; readonly key: `state_${VideoState}` } {
  return { kind: kindOf(status), key: `state_${status}` };
}

function kindOf(status: VideoState): StateKind {
  if (status === 'complete') return 'done';
  if (status === 'failed') return 'failed';
  if (status === 'canceled' || status === 'queued') return 'idle';
  return statesOf.needs.includes(status) ? 'review' : 'running';
}

/** Newest first, as the server lists them. */
export function newestFirst(cards: readonly VideoCard[]): readonly VideoCard[] {
  return cards.toSorted((a, b) => b.created_at.localeCompare(a.created_at) || b.video_id.localeCompare(a.video_id));
}
