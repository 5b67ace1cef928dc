import { z } from 'zod';

export const scopeSchema = z.enum(['read', 'write', 'spend', 'manage_keys']);

export const apiKeySchema = z.object({
  key_id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  revoked_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
});

export const createApiKeySchema = z.strictObject({
  name: z.string().min(1).max(80),
  /** Never wider than those of whoever asks. */
  scopes: z.array(scopeSchema).min(1).max(4),
  expires_at: z.iso.datetime().optional(),
});

/** The only answer that ever holds the key itself. */
export const createdApiKeySchema = apiKeySchema.extend({ key: z.string() });

export const apiKeyListSchema = z.object({ keys: z.array(apiKeySchema) });
