import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';

/** The models with their prices, and which can be used now. */
export const modelsQuery = queryOptions({
  queryKey: ['models'],
  queryFn: async ({ signal }) => (await request('listModels', { signal })).data.models,
  staleTime: 5 * 60_000,
});
