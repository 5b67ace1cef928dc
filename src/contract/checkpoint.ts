import { z } from 'zod';

/** What a checkpoint's list of pictures and clips says about one of them. */
export const checkpointArtifactSchema = z.object({
  artifact_id: z.string(),
  artifact_type: z.string(),
  version: z.int().positive(),
  s3_url: z.string(),
});

/** A checkpoint in short: where it stands, without what it selects. */
export const checkpointSummarySchema = z.object({
  id: z.string(),
  branch_name: z.string(),
  phase_number: z.int().min(1).max(4),
  version: z.int().positive(),
  status: z.enum(['pending', 'approved', 'abandoned']),
  parent_id: z.string().nullable(),
  cost_usd: z.number().nonnegative().nullable(),
  created_at: z.iso.datetime(),
});

/** The newest checkpoint as the status shows it. Keys of `artifacts` are slots in short, for example `beat_0`. */
export const currentCheckpointSchema = z.object({
  checkpoint_id: z.string(),
  branch_name: z.string(),
  phase_number: z.int().min(1).max(4),
  version: z.int().positive(),
  status: z.enum(['pending', 'approved', 'abandoned']),
  artifacts: z.record(z.string(), checkpointArtifactSchema),
});

/** A checkpoint and what grew from it. A video's tree may have several roots. */
export const checkpointNodeSchema = z.object({
  checkpoint: checkpointSummarySchema,
  get children() {
    return z.array(checkpointNodeSchema);
  },
});
