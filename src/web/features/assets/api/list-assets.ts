import { infiniteQueryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { assetSchema } from '#contract/asset.ts';
import { request } from '../../../lib/request.ts';

export type Asset = z.infer<typeof assetSchema>;
export type AssetType = Asset['asset_type'];

export const assetsKey = ['assets'] as const;

/** Uploaded files by pages, newest first; of one type, and by a part of the name. */
export const assetsQuery = ({ type, q }: { readonly type: AssetType | null; readonly q: string }) =>
  infiniteQueryOptions({
    queryKey: [...assetsKey, type, q],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: 60, ...(type && { type }), ...(q && { q }), ...(pageParam && { cursor: pageParam }) };
      return (await request('listAssets', { query, signal })).data;
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
