import { z } from 'zod';

/** PostgreSQL, like the calendar, knows no year 0. */
const momentSchema = z.iso.datetime().refine((moment) => !moment.startsWith('0000'), 'There was no year 0.');

/** Query of `GET /api/costs`. */
export const costQuerySchema = z.strictObject({
  /** Left out, by model. */
  by: z.enum(['video', 'phase', 'slot', 'model', 'day']).optional(),
  video_id: z.string().max(60).optional(),
  /** Calls begun from then on, and before then. */
  from: momentSchema.optional(),
  until: momentSchema.optional(),
});

const usd = z.number().nonnegative();

/** What calls to paid models come to. */
export const costSumSchema = z.object({
  /** Calls to paid models that were, or may have been, sent. */
  calls: z.int().nonnegative(),
  spent_usd: usd,
  /** Held for calls under way. */
  held_usd: usd,
  /** Held for calls of which nobody knows whether they cost. */
  unclear_usd: usd,
  /** Calls whose price is not known: they are in none of the sums. */
  unpriced_calls: z.int().nonnegative(),
});

/** Answer of `GET /api/costs`. */
export const costsSchema = z.object({
  total: costSumSchema,
  /** One for each video, phase, slot, model or day (UTC), in the order of their names. */
  rows: z.array(costSumSchema.extend({ key: z.string() })),
  /** What finished calls were thought to cost, against what they did. */
  models: z.array(z.object({ model: z.string(), calls: z.int().nonnegative(), estimate_usd: usd, actual_usd: usd })),
  /** The present month by UTC; no limit is null. */
  month: z.object({ month: z.string(), used_usd: usd, limit_usd: usd.nullable() }),
});
