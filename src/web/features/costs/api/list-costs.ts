import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { costsSchema } from '#contract/cost.ts';
import { request } from '../../../lib/request.ts';
import type { MonthBounds } from '../months.ts';

export type Costs = z.infer<typeof costsSchema>;
export type CostRow = Costs['rows'][number];
export type CostSum = Costs['total'];
export type CostBy = 'video' | 'phase' | 'day' | 'model';

/** What calls to paid models come to, in a month or, without bounds, ever. */
export const costsQuery = (by: CostBy, bounds: MonthBounds | null) =>
  queryOptions({
    queryKey: ['costs', by, bounds?.from ?? 'ever'],
    queryFn: async ({ signal }) => (await request('listCosts', { query: { by, ...bounds }, signal })).data,
    // Work may be under way.
    refetchInterval: 60_000,
  });
