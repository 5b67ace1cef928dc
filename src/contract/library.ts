import { z } from 'zod';
import { titleMaximumCharacters } from '#domain/title-length.ts';
import { pageQuerySchema, pageSchema } from './page.ts';
import { videoStateSchema } from './video-state-schema.ts';
import { videoStatusSchema } from './video-status.ts';
import { wireSpecSchema } from './spec.ts';

export const libraryQuerySchema = pageQuerySchema.extend({
  status: videoStateSchema.optional(),
  /** Words to look for in title and prompt. */
  q: z.string().max(200).optional(),
});

/** Body of `PATCH /api/video/{video_id}`. */
export const renameVideoSchema = z.strictObject({
  title: z.string().trim().min(1).max(titleMaximumCharacters),
});

/** A video as a card of the library. */
export const videoCardSchema = z.object({
  video_id: z.string(),
  title: z.string(),
  prompt: z.string(),
  status: videoStateSchema,
  /** 0 to 100. */
  progress: z.number().min(0).max(100),
  /** The phase whose checkpoint waits for a person; null when none does. */
  waiting_phase: z.int().min(1).max(3).nullable(),
  branch_count: z.int().nonnegative(),
  /** Seconds of work left; null when there is nothing yet to judge by. */
  eta_seconds: z.number().nonnegative().nullable(),
  /** Why it failed, in a sentence; null otherwise. */
  error_title: z.string().nullable(),
  /** Made beforehand, to be looked at. */
  is_sample: z.boolean(),
  poster_url: z.string().nullable(),
  /** Of the poster, else of the newest picture there is; as with artifacts. */
  thumbnail_url: z.string().nullable(),
  final_video_url: z.string().nullable(),
  /** What plays when it is looked at in passing: the finished film. */
  preview_url: z.string().nullable(),
  duration_seconds: z.number().nullable(),
  aspect_ratio: z.string().nullable(),
  cost_usd: z.number().nonnegative().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});

export const librarySchema = pageSchema(videoCardSchema);

/** Answer of `GET /api/video/{video_id}`: the status, the request and the newest plan. */
export const videoSchema = videoStatusSchema.extend({
  prompt: z.string(),
  auto_continue: z.boolean(),
  seed: z.int().nonnegative(),
  max_cost_usd: z.number().nonnegative().nullable(),
  spec: wireSpecSchema.nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
