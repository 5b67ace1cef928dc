import { z } from 'zod';
import { artifactSchema } from './artifact.ts';
import { wireSpecSchema } from './spec.ts';

/** What a checkpoint's list of pictures and clips says about one of them. */
export const checkpointArtifactSchema = z.object({
  artifact_id: z.string(),
  artifact_type: z.string(),
  version: z.int().positive(),
  s3_url: z.string(),
});

export const checkpointStatusSchema = z.enum(['pending', 'approved', 'abandoned']);

/** A checkpoint in short: where it stands, without what it selects. */
export const checkpointSummarySchema = z.object({
  id: z.string(),
  branch_name: z.string(),
  phase_number: z.int().min(1).max(4),
  version: z.int().positive(),
  status: checkpointStatusSchema,
  parent_id: z.string().nullable(),
  /** The checkpoint this one is an edit of; null for those that a run made. */
  edited_from_id: z.string().nullable(),
  cost_usd: z.number().nonnegative().nullable(),
  /** Whether edits wait here that are not in any checkpoint yet. */
  has_edits: z.boolean(),
  created_at: z.iso.datetime(),
});
export type CheckpointSummary = z.infer<typeof checkpointSummarySchema>;

/** The newest checkpoint as the status shows it. Keys of `artifacts` are slots in short, for example `beat_0`. */
export const currentCheckpointSchema = z.object({
  checkpoint_id: z.string(),
  branch_name: z.string(),
  phase_number: z.int().min(1).max(4),
  version: z.int().positive(),
  status: checkpointStatusSchema,
  artifacts: z.record(z.string(), checkpointArtifactSchema),
});

/** A checkpoint and what grew from it. A video's tree may have several roots. */
export const checkpointNodeSchema = z.object({
  checkpoint: checkpointSummarySchema,
  get children() {
    return z.array(checkpointNodeSchema);
  },
});
export type CheckpointNode = z.infer<typeof checkpointNodeSchema>;

/** A checkpoint as the list and the tree of a video show it: with what makes it differ from the others. */
export const listedCheckpointSchema = checkpointSummarySchema.extend({
  /** What the edit changed that this checkpoint is; empty for those that a run made. */
  changed_slots: z.array(z.string()),
  /** Slots whose result is in no earlier checkpoint, and slots whose result is. */
  made_count: z.int().nonnegative(),
  kept_count: z.int().nonnegative(),
  /** Of what was changed, else of the poster or the first picture; null before there is one. */
  thumbnail_url: z.string().nullable(),
});
export type ListedCheckpoint = z.infer<typeof listedCheckpointSchema>;

/** The same with what grew from it. */
export const listedCheckpointNodeSchema = z.object({
  checkpoint: listedCheckpointSchema,
  get children() {
    return z.array(listedCheckpointNodeSchema);
  },
});
export type ListedCheckpointNode = z.infer<typeof listedCheckpointNodeSchema>;

/** Answer of `GET …/checkpoints/{id}`: with the edits that wait there. */
export const checkpointDetailSchema = z.object({
  checkpoint: checkpointSummarySchema,
  /** The plan as it is now, edits included. */
  spec: wireSpecSchema,
  /** What each slot selects now, edits included, in the order of making. */
  artifacts: z.array(artifactSchema),
  /** Slots whose selection differs from the committed snapshot. */
  edited_slots: z.array(z.string()),
});

export const checkpointTreeSchema = z.object({ tree: z.array(listedCheckpointNodeSchema) });

export const checkpointListSchema = z.object({
  checkpoints: z.array(listedCheckpointSchema),
  tree: z.array(listedCheckpointNodeSchema),
});
