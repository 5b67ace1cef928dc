/** Where the month's budget stands: under half, past half, used up; `none` without one. */
export type BudgetState = 'none' | 'below' | 'past' | 'over';

/** `usedUsd` counts what is held and unclear, as the limit does. */
export function budgetState(usedUsd: number, limitUsd: number | null): BudgetState {
  if (limitUsd === null) return 'none';
  if (usedUsd >= limitUsd) return 'over';
  return usedUsd * 2 >= limitUsd ? 'past' : 'below';
}
