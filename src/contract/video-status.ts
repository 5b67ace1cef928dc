import { z } from 'zod';
import { wireQualityReportSchema } from './quality-report.ts';
import { checkpointNodeSchema, currentCheckpointSchema } from './checkpoint.ts';
import { problemSchema } from './problem.ts';
import { videoStageSchema } from './video-stage.ts';
import { videoStateSchema } from './video-state-schema.ts';

/** A named line of checkpoints that can be continued or looked at. */
export const activeBranchSchema = z.object({
  branch_name: z.string(),
  latest_checkpoint_id: z.string(),
  phase_number: z.int().min(1).max(4),
  status: z.enum(['pending', 'approved', 'abandoned']),
  can_continue: z.boolean(),
});

/** Answer of `GET /api/status/{video_id}` and data of every `status_update` event. */
export const videoStatusSchema = z.object({
  video_id: z.string(),
  title: z.string().nullable(),
  status: videoStateSchema,
  /** 0 to 100; never goes back within a run. */
  progress: z.number().min(0).max(100),
  /** 1 planning, 2 storyboard, 3 chunks, 4 refinement; null while queued. */
  current_phase: z.int().min(1).max(4).nullable(),
  /** The six stages in order, with counts. */
  stages: z.array(videoStageSchema),
  current_checkpoint: currentCheckpointSchema.nullable(),
  checkpoint_tree: z.array(checkpointNodeSchema),
  active_branches: z.array(activeBranchSchema),
  animatic_urls: z.array(z.string()),
  stitched_video_url: z.string().nullable(),
  final_video_url: z.string().nullable(),
  /** 0-based; null outside phase 3. */
  current_chunk_index: z.int().nonnegative().nullable(),
  total_chunks: z.int().nonnegative().nullable(),
  /** Null when a part of the cost is not known: unknown is never shown as 0. */
  cost_usd: z.number().nonnegative().nullable(),
  /** Dollars by phase. */
  cost_breakdown: z.record(z.string(), z.number().nonnegative().nullable()),
  /** Seconds of work left; null when there is nothing yet to judge by. */
  eta_seconds: z.number().nonnegative().nullable(),
  /** A provider in trouble that is waited for, and what it said; null when there is none. Nothing is lost meanwhile. */
  waiting_for: z.object({ provider: z.string(), reason: z.string() }).nullable(),
  /** Choices made where the prompt was silent or contradicted itself, one sentence each. */
  warnings: z.array(z.string()),
  /** The measured quality of the finished film; null before it is checked. */
  quality_report: wireQualityReportSchema.nullable(),
  /** Why the video failed; null otherwise. */
  error: problemSchema.nullable(),
  /** Number of the newest event this status includes: events after it are news. 0 before the first one. */
  event_sequence: z.int().nonnegative(),
});
export type VideoStatus = z.infer<typeof videoStatusSchema>;
