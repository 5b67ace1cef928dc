import type { z } from 'zod';
import type { billSchema } from '#contract/bill.ts';
import { phaseNames, type Phase } from '#domain/slot.ts';
import { alignColumns } from './print-result.ts';
import { money } from './progress-text.ts';
import { plainText } from './terminal.ts';

const actions = { make: 'make', reuse: 'reuse', keep_stale: 'keep (out of date)' } as const;

/** A bill in lines for people: what is made and kept, and the sums. What is reused is counted and not listed. */
export function describeBill(bill: z.output<typeof billSchema>): string[] {
  const { next_phase: nextPhase, total_with_stale_usd: withStale } = bill;
  const shown = bill.lines.filter(({ action }) => action !== 'reuse');
  const reused = bill.lines.length - shown.length;
  const stale = bill.lines.some(({ action }) => action === 'keep_stale');
  return [
    nextPhase === null ? 'Nothing comes after this checkpoint.' : `Next: ${phaseNames[nextPhase as Phase]}`,
    ...alignColumns(
      shown.map(({ slot, action, model, usd, cause }) => [
        `  ${actions[action]}`,
        slot,
        plainText(model),
        money(usd),
        plainText(cause ?? ''),
      ]),
    ),
    ...(reused === 0 ? [] : [`  reuse ${reused} ${reused === 1 ? 'result' : 'results'} as they are`]),
    `Costs ${money(bill.total_usd)}; on to the finished ad ${money(bill.total_to_finish_usd)}.`,
    ...(stale ? [`With everything out of date made again (--remake-stale): ${money(withStale)}.`] : []),
    ...(bill.creates_new_branch ? ['The edits become a new branch.'] : []),
  ];
}
