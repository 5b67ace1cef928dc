import { z } from 'zod';
import { pageQuerySchema, pageSchema } from './page.ts';
import { videoStateSchema } from './video-state.ts';
import { videoStatusSchema } from './video-status.ts';
import { wireSpecSchema } from './spec.ts';

export const libraryQuerySchema = pageQuerySchema.extend({
  status: videoStateSchema.optional(),
  /** Words to look for in title and prompt. */
  q: z.string().max(200).optional(),
});

/** A video as a card of the library. */
export const videoCardSchema = z.object({
  video_id: z.string(),
  title: z.string(),
  prompt: z.string(),
  status: videoStateSchema,
  poster_url: z.string().nullable(),
  final_video_url: z.string().nullable(),
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
