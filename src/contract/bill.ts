import { z } from 'zod';

const usd = z.number().nonnegative().nullable();

/** What would happen to one slot: made, taken from what exists, or kept although it is out of date. */
export const billLineSchema = z.object({
  slot: z.string(),
  phase: z.int().min(1).max(4),
  action: z.enum(['make', 'reuse', 'keep_stale']),
  /** Why it is made, or why it is out of date; null when it is simply current. */
  cause: z.string().nullable(),
  provider: z.string(),
  model: z.string(),
  /** Null when the price is not known. */
  usd,
});

/** Answer of `GET …/bill`. */
export const billSchema = z.object({
  checkpoint_id: z.string(),
  next_phase: z.int().min(2).max(4).nullable(),
  /** Slots of the next phase, and what is out of date before it. */
  lines: z.array(billLineSchema),
  /** What the next phase costs; null when a price is not known. */
  total_usd: usd,
  /** The same with everything out of date made again. */
  total_with_stale_usd: usd,
  /** What going on to the finished ad costs. */
  total_to_finish_usd: usd,
  creates_new_branch: z.boolean(),
});

export const estimateSchema = z.object({
  total_usd: z.object({ low: usd, high: usd }),
  phases: z.array(z.object({ phase: z.int().min(1).max(4), name: z.string(), usd })),
  lines: z.array(
    z.object({ slot: z.string(), model: z.string(), unit_usd: usd, count: z.number().nonnegative(), usd }),
  ),
  warnings: z.array(z.string()),
});
