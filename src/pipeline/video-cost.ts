import { sumMicroUsd, type MicroUsd } from '#domain/money.ts';
import { phaseOf, phases, type Phase } from '#domain/slot.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { CostSum } from '#storage/ledger/costs.ts';
import type { PipelineContext } from './pipeline-context.ts';

/** What a video has cost. Unknown is null, and makes a sum unknown. */
export interface VideoCost {
  readonly totalMicroUsd: MicroUsd | null;
  readonly byPhase: Readonly<Record<Phase, MicroUsd | null>>;
}

/**
 * What a video has cost so far, failures that were paid for included, and calls of which nobody knows whether they were.
 * What was bought stands in the ledger; what was made here, with the artifacts.
 */
export async function costOfVideo(
  { ledger }: Pick<PipelineContext, 'ledger'>,
  userId: string,
  videoId: string,
  artifacts: readonly Artifact[],
): Promise<VideoCost> {
  const rows = await ledger.listCosts({ userId, videoId }, 'phase');
  const costs = phases.map((phase): [Phase, MicroUsd | null] => {
    const bought = rows.filter(({ key }) => key === String(phase)).map(paidOf);
    const made = artifacts.filter((artifact) => phaseOf(artifact.slot) === phase && !isBought(artifact));
    return [phase, sumMicroUsd([...bought, ...made.map(({ costMicroUsd }) => costMicroUsd)])];
  });
  return {
    totalMicroUsd: sumMicroUsd(costs.map(([, microUsd]) => microUsd)),
    byPhase: Object.fromEntries(costs) as Record<Phase, MicroUsd | null>,
  };
}

/** What calls have cost, as far as is known, and may have cost. */
export function paidOf({ spentMicroUsd, unclearMicroUsd, unpricedCalls }: CostSum): MicroUsd | null {
  return unpricedCalls > 0 ? null : spentMicroUsd + unclearMicroUsd;
}

/** Whether an artifact's price stands in the ledger. */
export function isBought({ metadata }: Pick<Artifact, 'metadata'>): boolean {
  return 'purchase' in metadata;
}
