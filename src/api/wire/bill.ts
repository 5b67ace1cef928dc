import type { z } from 'zod';
import type { billSchema, estimateSchema } from '#contract/bill.ts';
import type { BillLine } from '#domain/bill.ts';
import { sumMicroUsd } from '#domain/money.ts';
import { phaseNames, phases } from '#domain/slot.ts';
import type { ContinueBill, Estimate } from '#pipeline/studio/studio.ts';
import { usdOrNull } from './money.ts';

/** What continuing from a checkpoint would do. */
export function toWireBill(checkpointId: string, bill: ContinueBill): z.input<typeof billSchema> {
  return {
    checkpoint_id: checkpointId,
    next_phase: bill.nextPhase,
    lines: bill.bill.lines.map((line) => ({
      slot: line.slot,
      phase: line.phase,
      action: line.action,
      cause: line.cause,
      provider: line.provider,
      model: line.model,
      usd: usdOrNull(line.costMicroUsd),
    })),
    total_usd: usdOrNull(bill.bill.totalMicroUsd),
    total_with_stale_usd: usdOrNull(bill.withStaleMicroUsd),
    total_to_finish_usd: usdOrNull(bill.toFinishMicroUsd),
    creates_new_branch: bill.createsNewBranch,
  };
}

/** What a video would cost, phase by phase and slot by slot. Prices are fixed, so low and high are one. */
export function toWireEstimate({ bill, warnings }: Estimate): z.input<typeof estimateSchema> {
  const total = usdOrNull(bill.totalMicroUsd);
  const costOf = (lines: readonly BillLine[]) => usdOrNull(sumMicroUsd(lines.map((line) => line.costMicroUsd)));
  return {
    total_usd: { low: total, high: total },
    phases: phases.map((phase) => ({
      phase,
      name: phaseNames[phase],
      usd: costOf(bill.lines.filter((line) => line.phase === phase)),
    })),
    lines: bill.lines.map((line) => ({
      slot: line.slot,
      model: line.model,
      unit_usd: usdOrNull(line.priceMicroUsd),
      count: line.action === 'make' ? 1 : 0,
      usd: usdOrNull(line.costMicroUsd),
    })),
    warnings: [...warnings],
  };
}
