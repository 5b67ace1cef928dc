import type { CostRow, Costs } from './api/list-costs.ts';

/** What one model cost, against what it was thought to. */
export interface ModelRow extends CostRow {
  /** 0.02 when it cost 2 % more than thought; null when nothing is settled. */
  readonly offBy: number | null;
  /** 0 to 1 of the dearest model. */
  readonly share: number;
}

/** The models, the dearest first. */
export function modelRows({ rows, models }: Pick<Costs, 'rows' | 'models'>): readonly ModelRow[] {
  const dearest = Math.max(0, ...rows.map(({ spent_usd: usd }) => usd));
  return rows
    .map((row) => {
      const estimate = models.find(({ model }) => model === row.key);
      const share = dearest === 0 ? 0 : row.spent_usd / dearest;
      return { ...row, offBy: estimate === undefined ? null : differenceOf(estimate), share };
    })
    .toSorted((a, b) => b.spent_usd - a.spent_usd || a.key.localeCompare(b.key));
}

/** How far all estimates together were off, without a sign; null when nothing is settled. */
export function offByOf(models: Costs['models']): number | null {
  const sum = models.reduce(
    (both, { estimate_usd: estimate, actual_usd: actual }) => ({
      estimate_usd: both.estimate_usd + estimate,
      actual_usd: both.actual_usd + actual,
    }),
    { estimate_usd: 0, actual_usd: 0 },
  );
  const difference = differenceOf(sum);
  return difference === null ? null : Math.abs(difference);
}

function differenceOf(sum: { readonly estimate_usd: number; readonly actual_usd: number }): number | null {
  return sum.estimate_usd === 0 ? null : sum.actual_usd / sum.estimate_usd - 1;
}
