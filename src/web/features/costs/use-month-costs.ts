import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { costsQuery, type CostRow, type Costs } from './api/list-costs.ts';
import { inOrder, type TableBy } from './cost-parts.ts';
import { monthDays, type DayPoint } from './month-days.ts';
import { boundsOf, monthsToChoose } from './months.ts';

/** What the page shows of a month. */
export interface MonthCosts {
  readonly costs: Costs;
  readonly days: readonly DayPoint[];
  /** Rows of the table; undefined while they are asked for. */
  readonly rows: readonly CostRow[] | undefined;
  readonly months: readonly string[];
  /** Whether nothing was ever spent or held. */
  readonly isUnused: boolean;
  readonly now: Date;
}

/** The costs of a month: in all and by model, by day, and by what the table is asked for. */
export function useMonthCosts(
  month: string,
  by: TableBy,
): { readonly data: MonthCosts | undefined; readonly error: Error | null; readonly retry: () => void } {
  const [now] = useState(() => new Date());
  const bounds = boundsOf(month);
  const models = useQuery(costsQuery('model', bounds));
  const everyDay = useQuery(costsQuery('day', null));
  const table = useQuery(costsQuery(by, bounds));
  const error = models.error ?? everyDay.error ?? table.error;
  const retry = (): void => void Promise.all([models.refetch(), everyDay.refetch(), table.refetch()]);
  if (models.data === undefined || everyDay.data === undefined) return { data: undefined, error, retry };
  const days = everyDay.data.rows;
  const rows = table.data && inOrder(by, table.data.rows);
  return {
    data: {
      costs: models.data,
      days: monthDays(month, days, now),
      rows,
      months: monthsToChoose(
        days.map(({ key }) => key),
        month,
        now,
      ),
      isUnused: days.length === 0,
      now,
    },
    error,
    retry,
  };
}
