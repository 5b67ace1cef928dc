import { z } from 'zod';
import { problemSchema } from './problem.ts';
import { videoStatusSchema } from './video-status.ts';

/** Number of an event: always greater than those before it, with gaps within a video. Also the SSE id. */
const sequence = z.int().positive();

/** What happens to a video, as the event stream tells it: `type` is the SSE event name and `data` its payload. */
export const videoEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status_update'), sequence, data: videoStatusSchema }),
  z.object({
    type: z.literal('checkpoint_created'),
    sequence,
    data: z.object({ checkpoint_id: z.string(), phase: z.int().min(1).max(4), branch: z.string() }),
  }),
  z.object({
    type: z.literal('artifact_created'),
    sequence,
    data: z.object({
      artifact_id: z.string(),
      slot: z.string(),
      artifact_type: z.string(),
      version: z.int().positive(),
    }),
  }),
  z.object({
    type: z.literal('cost_updated'),
    sequence,
    data: z.object({
      cost_usd: z.number().nonnegative().nullable(),
      cost_breakdown: z.record(z.string(), z.number().nonnegative().nullable()),
    }),
  }),
  z.object({ type: z.literal('failed'), sequence, data: problemSchema }),
]);
export type VideoEvent = z.infer<typeof videoEventSchema>;
