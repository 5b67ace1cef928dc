import { selectedIds } from '#domain/manifest.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { evaluateBill } from '../evaluate-bill.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import type { Run } from '../run.ts';
import { assertAffordable, moneyLeft } from '../money-left.ts';

/** Compares what a run would spend, with what the video has cost already, with what its owner allows. */
export async function checkBudget(context: PipelineContext, run: Run, spec: ArtifactReference): Promise<void> {
  const { userId, videoId, runId, toPhase } = run;
  const money = await moneyLeft(context, userId, videoId);
  if (money === null || context.sabotage === 'continue-unlimited') return;
  const known = await context.specs.load(spec);
  const ids = new Set(selectedIds(await context.runs.manifest(runId)));
  const artifacts = money.made.filter(({ id }) => ids.has(id));
  const bill = await evaluateBill(context, userId, known, { artifacts, toPhase, remake: 'nothing', locked: [] });
  assertAffordable(money, bill.totalMicroUsd);
}
