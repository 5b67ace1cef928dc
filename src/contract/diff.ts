import { z } from 'zod';

const side = z.object({ artifact_id: z.string(), version: z.int().positive(), sha256: z.string() }).nullable();

/** One slot on both sides; equal means the same bytes. */
export const diffEntrySchema = z.object({
  slot: z.string(),
  change: z.enum(['added', 'removed', 'changed', 'equal']),
  from: side,
  to: side,
  /** For the plan: which of its fields differ, for example `beats.2.text.headline`. Empty for files. */
  fields: z.array(z.string()),
});

export const diffQuerySchema = z.strictObject({ from: z.string().min(1).max(60), to: z.string().min(1).max(60) });

/** Answer of `GET …/diff`: every slot of both checkpoints, the plan first. */
export const diffSchema = z.object({ from: z.string(), to: z.string(), entries: z.array(diffEntrySchema) });
