import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { GenerateRequest } from '#contract/generate-request.ts';
import { request } from '../../../lib/request.ts';

/** What a video would cost. The price before stays until the new one is there; an outdated question is dropped. */
export const estimateQuery = (body: GenerateRequest) =>
  queryOptions({
    queryKey: ['estimate', body],
    queryFn: async ({ signal }) => (await request('estimate', { body, signal })).data,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
