import { BeatboardError } from '#domain/errors.ts';
import { selectedIds } from '#domain/manifest.ts';
import { sumMicroUsd, toUsd } from '#domain/money.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { Run } from '../run.ts';
import { costOfVideo } from '../video-cost.ts';

/** Compares what a run would spend, with what the video has cost already, with what its owner allows. */
export async function checkBudget(context: PipelineContext, run: Run, spec: ArtifactReference): Promise<void> {
  const { userId, videoId, runId, toPhase } = run;
  const { request } = await context.videos.get(userId, videoId);
  if (request.maximumCostMicroUsd === null || context.sabotage === 'continue-unlimited') return;
  const known = await context.specs.load(spec);
  const ids = new Set(selectedIds(await context.runs.manifest(runId)));
  const made = await context.artifacts.list(userId, videoId);
  const artifacts = made.filter(({ id }) => ids.has(id));
  const bill = await evaluateBill(context, userId, known, { artifacts, toPhase, remake: 'nothing', locked: [] });
  const { totalMicroUsd } = await costOfVideo(context, userId, videoId, made);
  assertAffordable(totalMicroUsd, bill.totalMicroUsd, request.maximumCostMicroUsd);
}

/** Throws `budget_refused` when a sum passes its limit, or is not known: unknown is never taken for free. */
export function assertAffordable(
  spentMicroUsd: number | null,
  nextMicroUsd: number | null,
  maximumMicroUsd: number,
): void {
  const total = sumMicroUsd([spentMicroUsd, nextMicroUsd]);
  if (total !== null && total <= maximumMicroUsd) return;
  const limit = `the limit of $${toUsd(maximumMicroUsd)}`;
  const words =
    total === null
      ? `Not every price is known, so ${limit} cannot be kept`
      : `It would cost $${toUsd(total)} in all, more than ${limit}`;
  throw new BeatboardError('budget_refused', `${words}; nothing of it was started.`);
}
