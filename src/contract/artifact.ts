import { z } from 'zod';
import type { Slot } from '#domain/slot.ts';

/** Measurements of a film or picture; what does not apply is null. */
export const mediaFactsSchema = z.object({
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  fps: z.number().positive().nullable(),
  frames: z.int().positive().nullable(),
  duration_seconds: z.number().positive().nullable(),
});

/** One immutable result for a slot, for example take 2 of `beat/3/image`. */
export const artifactSchema = z.object({
  artifact_id: z.string(),
  slot: z.string(),
  artifact_type: z.string(),
  /** The take: counted from 1 within the slot. */
  version: z.int().positive(),
  s3_url: z.string(),
  /**
   * A small WebP picture of it, 320 pixels wide: `&width=160|320|640|960` and, for films, `&at=first|last` may be added.
   * Null for what cannot be seen.
   */
  thumbnail_url: z.string().nullable(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size_bytes: z.int().nonnegative(),
  provider: z.string(),
  model: z.string(),
  seed: z.int().nonnegative().nullable(),
  /** What it was made from: slot or asset, to the digest of its content. */
  inputs: z.record(z.string(), z.string()),
  /** Null when the provider's price is not known. */
  cost_usd: z.number().nonnegative().nullable(),
  /** Why it is out of date and what making it again would cost; null when it is current. */
  stale: z.object({ cause: z.string(), usd: z.number().nonnegative().nullable() }).nullable(),
  locked: z.boolean(),
  created_at: z.iso.datetime(),
  /** What its owner should know of how it came about, for example that another model stepped in; one sentence each. */
  notes: z.array(z.string()),
  /** What was measured in the file; null for what is neither film nor picture. */
  media: mediaFactsSchema.nullable(),
});
export type Artifact = z.infer<typeof artifactSchema>;

/** Slots of what a finished video delivers. */
export const deliveredSlots = {
  final: 'final',
  poster: 'final/poster',
  contactSheet: 'final/sheet',
} as const satisfies Record<string, Slot>;
