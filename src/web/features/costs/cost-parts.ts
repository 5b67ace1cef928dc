import type { CostRow } from './api/list-costs.ts';

/** What the table can be shown by; models have a list of their own. */
export const tableParts = ['video', 'phase', 'day'] as const;
export type TableBy = (typeof tableParts)[number];

export function tableByOf(text: string | undefined): TableBy {
  return tableParts.find((part) => part === text) ?? 'video';
}

/** The dearest first, what is still open counted; phases and days stay in their order. */
export function inOrder(by: TableBy, rows: readonly CostRow[]): readonly CostRow[] {
  if (by !== 'video') return rows;
  const weight = (row: CostRow): number => row.spent_usd + row.unclear_usd + row.held_usd;
  return rows.toSorted((a, b) => weight(b) - weight(a) || a.key.localeCompare(b.key));
}
