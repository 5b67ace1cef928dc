import type { VideoStage } from '#contract/video-stage.ts';
import { isPausedState } from '#contract/video-state.ts';
import type { VideoStatus } from '#contract/video-status.ts';
import type { CheckpointLine } from '../../lib/checkpoint-line.ts';

export type PhaseNumber = 1 | 2 | 3 | 4;

/** What the rail says of a phase. */
export interface PhaseState {
  readonly number: PhaseNumber;
  readonly kind: 'done' | 'review' | 'running' | 'idle' | 'failed';
  /** Where a press leads; null where there is nothing yet. */
  readonly checkpointId: string | null;
  /** Dollars of this phase; null when a part is unknown. */
  readonly usd: number | null;
  /** Results ready and wanted, while it runs. */
  readonly done: number;
  readonly total: number | null;
}

const stagesOfPhase: Record<PhaseNumber, readonly VideoStage['stage'][]> = {
  1: ['plan'],
  2: ['storyboard'],
  3: ['clips'],
  4: ['music', 'mix', 'check'],
};
const numbers: readonly PhaseNumber[] = [1, 2, 3, 4];

/** Whether something is being made for the video now. */
export function isAtWork({ status }: Pick<VideoStatus, 'status'>): boolean {
  return !isPausedState(status) && status !== 'complete' && status !== 'failed' && status !== 'canceled';
}

/** The four phases of the line one looks at, with what is being made now. */
export function phaseStates(status: VideoStatus, line: CheckpointLine): readonly PhaseState[] {
  const isStopped = status.status === 'failed' || status.status === 'canceled';
  return numbers.map((number) => {
    const checkpoint = line[number];
    const isCurrent = status.current_phase === number && checkpoint === undefined;
    const stages = status.stages.filter(({ stage }) => stagesOfPhase[number].includes(stage));
    const counted = stages.length === 1 ? stages[0] : undefined;
    return {
      number,
      kind: kindOf(checkpoint !== undefined, checkpoint?.status === 'pending' && number < 4, {
        isRunning: isCurrent && isAtWork(status),
        isStopped: isCurrent && isStopped,
      }),
      checkpointId: checkpoint?.id ?? null,
      usd: checkpoint?.cost_usd ?? null,
      done: counted?.done ?? stages.filter(({ state }) => state === 'done').length,
      total: counted?.total ?? (stages.length > 1 ? stages.length : null),
    };
  });
}

function kindOf(
  exists: boolean,
  waits: boolean,
  { isRunning, isStopped }: { readonly isRunning: boolean; readonly isStopped: boolean },
): PhaseState['kind'] {
  if (exists) return waits ? 'review' : 'done';
  if (isRunning) return 'running';
  return isStopped ? 'failed' : 'idle';
}
