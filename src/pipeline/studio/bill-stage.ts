import type { Bill, Remake } from '#domain/bill.ts';
import { sumMicroUsd } from '#domain/money.ts';
import { phases, type Phase } from '#domain/slot.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { loadStage, type Stage, type StageAddress } from '../stage.ts';
import type { ContinueBill } from './studio.ts';

/** What continuing from a checkpoint would make, reuse and cost. */
export async function billStage(context: PipelineContext, address: StageAddress): Promise<ContinueBill> {
  const { userId } = address;
  const stage = await loadStage(context, address);
  const nextPhase = nextPhaseOf(stage);
  const unasked = remakeOf(context, false);
  const next = await evaluateStage(context, userId, stage, nextPhase ?? 4, unasked);
  const lines = next.lines.filter((line) => line.phase === nextPhase || line.action !== 'reuse');
  const withStale = await evaluateStage(context, userId, stage, nextPhase ?? 4, 'everything');
  return {
    nextPhase,
    bill: { lines, totalMicroUsd: sumMicroUsd(lines.map((line) => line.costMicroUsd)) },
    withStaleMicroUsd: withStale.totalMicroUsd,
    toFinishMicroUsd: (await evaluateStage(context, userId, stage, 4, unasked)).totalMicroUsd,
    createsNewBranch: isEdited(stage),
  };
}

/** A checkpoint as it stands, evaluated up to a phase. */
export function evaluateStage(
  context: PipelineContext,
  userId: string,
  { artifacts, draft, known }: Stage,
  toPhase: Phase,
  remake: Remake,
): Promise<Bill> {
  return evaluateBill(context, userId, known, { artifacts, toPhase, remake, locked: draft.locked });
}

/** What Beatboard composes follows what it is made from; anything else stays unless its owner says otherwise. */
export function remakeOf({ sabotage }: PipelineContext, remakeStale: boolean): Remake {
  return remakeStale || sabotage === 'remake-stale-unasked' ? 'everything' : 'composition';
}

/** The phase that comes next; a finished ad with edits has its last one made again. */
export function nextPhaseOf(stage: Stage): Phase | null {
  const next = phases.find((phase) => phase === stage.checkpoint.phase + 1);
  return next ?? (isEdited(stage) ? 4 : null);
}

/** Whether edits wait at a checkpoint. */
export function isEdited({ draft }: Stage): boolean {
  return Object.keys(draft.selected).length > 0;
}
