import { queryOptions } from '@tanstack/react-query';
import { request } from '../request.ts';

/** One uploaded file, with addresses to see and hear it. */
export const assetQuery = (assetId: string) =>
  queryOptions({
    queryKey: ['asset', assetId],
    queryFn: async ({ signal }) => (await request('getAsset', { params: { asset_id: assetId }, signal })).data,
    staleTime: 15 * 60_000,
  });
