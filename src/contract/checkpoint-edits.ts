import { z } from 'zod';
import { seedMaximum } from './generate-request.ts';

/** Longest override of a prompt, in characters: as long as a beat's own description may be. */
const promptOverrideMaximum = 1000;

const slotSchema = z.string().min(1).max(60);
const beatIndex = z.int().nonnegative().max(89);
const seed = z.int().nonnegative().max(seedMaximum);

/** Body of `POST …/regenerate-beat`. Left out, the seed is a new one, so that another take comes out. */
export const regenerateBeatSchema = z.strictObject({
  beat_index: beatIndex,
  prompt_override: z.string().min(1).max(promptOverrideMaximum).optional(),
  model_override: z.string().min(1).max(100).optional(),
  /** Whether that may be a model whose price is not known. */
  allow_unpriced: z.boolean().optional(),
  seed: seed.optional(),
});

/** Body of `POST …/regenerate-chunk`. */
export const regenerateChunkSchema = z.strictObject({
  chunk_index: z.int().nonnegative().max(500),
  prompt_override: z.string().min(1).max(promptOverrideMaximum).optional(),
  model_override: z.string().min(1).max(100).optional(),
  /** Whether that may be a model whose price is not known. */
  allow_unpriced: z.boolean().optional(),
  seed: seed.optional(),
});

/** Text fields beside the file `image` of `POST …/upload-image`. */
export const uploadImageFieldsSchema = z.strictObject({
  beat_index: z.coerce.number().int().nonnegative().max(89),
});

/** Body of `POST …/select`. */
export const selectSchema = z.strictObject({ slot: slotSchema, artifact_id: z.string().min(1).max(60) });

/** Body of `POST …/lock`. A locked slot is never made again. */
export const lockSchema = z.strictObject({ slot: slotSchema, locked: z.boolean() });

/** Body of `POST …/cherry-pick`. */
export const cherryPickSchema = z.strictObject({
  from_checkpoint_id: z.string().min(1).max(60),
  slots: z.array(slotSchema).min(1).max(400),
});

/** Body of `POST …/merge`: brings in what another checkpoint changed since both were one. */
export const mergeSchema = z.strictObject({ from_checkpoint_id: z.string().min(1).max(60) });

/** Answer of every edit that makes an artifact. */
export const editedArtifactSchema = z.object({
  artifact_id: z.string(),
  slot: z.string(),
  s3_url: z.string(),
  version: z.int().positive(),
});

/** Answer of a regenerate call that was sent with `Prefer: respond-async`. */
export const acceptedSchema = z.object({ slot: z.string(), message: z.string() });

/** Answer of an edit that only chooses among what exists. */
export const selectionSchema = z.object({
  /** Slots that select something else than before. */
  changed_slots: z.array(z.string()),
});

/** Answer of a merge: what came in, and what both sides had changed, which is left as it was. */
export const mergeResultSchema = z.object({
  changed_slots: z.array(z.string()),
  conflicts: z.array(z.object({ slot: z.string(), ours: z.string().nullable(), theirs: z.string().nullable() })),
});

/** Body of `POST …/continue`. */
export const continueRequestSchema = z.strictObject({
  checkpoint_id: z.string().min(1).max(60),
  /** Also make again what is out of date and not locked; otherwise it is kept as it is. */
  remake_stale: z.boolean().optional(),
  /** Go on to the finished ad without stopping; left out, as the video was asked for. */
  auto_continue: z.boolean().optional(),
});

export const continueResponseSchema = z.object({
  message: z.string(),
  next_phase: z.int().min(2).max(4),
  branch_name: z.string(),
  created_new_branch: z.boolean(),
});
