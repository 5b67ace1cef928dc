import type { z } from 'zod';
import type { createApiKeySchema } from '#contract/api-key.ts';
import { request } from '../../../lib/request.ts';

/** Makes a key. Its secret is in this answer and in none after it. */
export async function createApiKey(body: z.input<typeof createApiKeySchema>) {
  return (await request('createApiKey', { body })).data;
}
