import { z } from 'zod';

/** One model of the table, with its price and whether it can be used now. */
export const modelSchema = z.object({
  id: z.string(),
  provider: z.string(),
  modality: z.enum(['language', 'image', 'video', 'music', 'speech', 'sound_effect']),
  is_default: z.boolean(),
  price: z.object({ unit: z.enum(['result', 'second']), usd: z.number().nonnegative().nullable() }),
  /** Lengths of clip it makes, in seconds; null for what has no length. */
  clip_seconds: z.union([z.object({ shortest: z.number(), longest: z.number() }), z.array(z.number())]).nullable(),
  can_use: z.boolean(),
  /** Why it cannot be used; null when it can. */
  reason: z.string().nullable(),
});

export const modelListSchema = z.object({ models: z.array(modelSchema) });
