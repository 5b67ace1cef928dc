import { z } from 'zod';
import { pageQuerySchema, pageSchema } from './page.ts';

export const assetTypeSchema = z.enum(['image', 'video', 'audio']);

/** An uploaded file, checked and made safe. */
export const assetSchema = z.object({
  asset_id: z.string(),
  asset_type: assetTypeSchema,
  name: z.string(),
  media_type: z.string(),
  url: z.string(),
  /** A small picture of it, as with artifacts; null for sound. */
  thumbnail_url: z.string().nullable(),
  sha256: z.string(),
  size_bytes: z.int().nonnegative(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  duration_seconds: z.number().positive().nullable(),
  created_at: z.iso.datetime(),
});

export const assetQuerySchema = pageQuerySchema.extend({
  type: assetTypeSchema.optional(),
  /** Part of the name. */
  q: z.string().max(200).optional(),
});

export const assetListSchema = pageSchema(assetSchema);

/** Answer of `POST /api/upload`: one id for each file, in their order. */
export const uploadResponseSchema = z.object({ asset_ids: z.array(z.string()) });

/** Most files in one upload. */
export const uploadFilesMaximum = 20;
