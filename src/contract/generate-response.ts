import { z } from 'zod';
import { videoStateSchema } from './video-state-schema.ts';

/** Answer of `POST /api/generate`: the video exists and its work is queued, or was found and goes on. */
export const generateResponseSchema = z.object({
  video_id: z.string(),
  /** `queued` for a new video; a video that was found again may be further, even `complete`. */
  status: videoStateSchema,
  message: z.string(),
  /** Whether the same request had been made before, so that its finished parts are kept. */
  resumed: z.boolean(),
});
