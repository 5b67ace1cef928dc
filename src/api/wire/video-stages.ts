import { stageNames, type StageName, type VideoStage } from '#contract/video-stage.ts';
import type { VideoSnapshot } from '#pipeline/studio/studio.ts';

/** Kinds of slots behind each stage that a watcher sees. */
const slotKinds: Readonly<Record<StageName, readonly string[]>> = {
  plan: [],
  storyboard: ['beat/image'],
  clips: ['chunk'],
  music: ['music', 'mix'],
  mix: ['segment', 'stitched', 'final'],
  check: ['final/report'],
};

/** The six stages in order, with what is made and wanted of each. */
export function stagesOf({ video, progress }: Pick<VideoSnapshot, 'video' | 'progress'>): VideoStage[] {
  const hasEnded = video.status === 'failed' || video.status === 'canceled';
  return stageNames.map((stage) => {
    if (stage === 'plan') {
      const done = progress === null ? 0 : 1;
      const isRunning = video.status === 'running';
      return { stage, state: stateOf(done === 1, hasEnded, isRunning), done, total: 1 };
    }
    if (progress === null) return { stage, state: stateOf(false, hasEnded, false), done: 0, total: null };
    const counts = slotKinds[stage].map((kind) => progress.counts.get(kind) ?? { done: 0, total: 0 });
    const done = counts.reduce((sum, count) => sum + count.done, 0);
    const total = counts.reduce((sum, count) => sum + count.total, 0);
    // A film with music of the user's own has none to be made.
    return { stage, state: stateOf(done >= total, hasEnded, done > 0), done, total: total === 0 ? null : total };
  });
}

function stateOf(isDone: boolean, hasEnded: boolean, hasBegun: boolean): VideoStage['state'] {
  if (isDone) return 'done';
  if (hasEnded) return 'failed';
  return hasBegun ? 'running' : 'waiting';
}
