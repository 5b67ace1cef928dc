import { BeatboardError } from '#domain/errors.ts';
import { lowerLimit } from '#domain/ledger/budget.ts';
import { sumMicroUsd, toUsd, type MicroUsd } from '#domain/money.ts';
import type { Artifact } from '#storage/artifact-store.ts';
import type { PipelineContext } from './pipeline-context.ts';
import { costOfVideo } from './video-cost.ts';

/** A video's limit, and what of it is used. */
export interface MoneyLeft {
  /** Null when it is not known. */
  readonly spentMicroUsd: MicroUsd | null;
  readonly maximumMicroUsd: MicroUsd;
  /** Everything made for the video. */
  readonly made: readonly Artifact[];
}

/** What a video has cost beside what it may: as it was asked for, or less by its owner's settings. Null without a limit. */
export async function moneyLeft(context: PipelineContext, userId: string, videoId: string): Promise<MoneyLeft | null> {
  const { request } = await context.videos.get(userId, videoId);
  const { videoMicroUsd } = await context.budgetOf(userId);
  const maximumMicroUsd = lowerLimit(request.maximumCostMicroUsd, videoMicroUsd);
  if (maximumMicroUsd === null) return null;
  const made = await context.artifacts.list(userId, videoId);
  const { totalMicroUsd } = await costOfVideo(context, userId, videoId, made);
  return { spentMicroUsd: totalMicroUsd, maximumMicroUsd, made };
}

/** Throws `budget_refused` when a sum passes its limit, or is not known: unknown is never taken for free. */
export function assertAffordable({ spentMicroUsd, maximumMicroUsd }: MoneyLeft, nextMicroUsd: MicroUsd | null): void {
  const total = sumMicroUsd([spentMicroUsd, nextMicroUsd]);
  if (total !== null && total <= maximumMicroUsd) return;
  const limit = `the limit of $${toUsd(maximumMicroUsd)}`;
  const words =
    total === null
      ? `Not every price is known, so ${limit} cannot be kept`
      : `It would cost $${toUsd(total)} in all, more than ${limit}`;
  throw new BeatboardError('budget_refused', `${words}; nothing of it was started.`);
}
