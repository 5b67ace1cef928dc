import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { apiKeySchema } from '#contract/api-key.ts';
import { request } from '../../../lib/request.ts';

export type ApiKey = z.infer<typeof apiKeySchema>;

/** The keys of whoever asks, without their secrets. */
export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: async ({ signal }) => (await request('listApiKeys', { signal })).data.keys,
});
