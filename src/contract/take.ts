import { z } from 'zod';
import { artifactSchema } from './artifact.ts';

/** Query of `GET …/takes`. */
export const takesQuerySchema = z.strictObject({
  /** Only those of one slot, for example `beat/3/image`. */
  slot: z.string().min(1).max(40).optional(),
});

/** Answer of `GET …/takes`: everything ever made for a video, oldest first. */
export const takesSchema = z.object({ takes: z.array(artifactSchema) });
