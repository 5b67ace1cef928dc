import { z } from 'zod';

/** The stages of making that a watcher sees, in order. Music is made beside the clips. */
export const stageNames = ['plan', 'storyboard', 'clips', 'music', 'mix', 'check'] as const;
export const stageNameSchema = z.enum(stageNames);
export type StageName = z.infer<typeof stageNameSchema>;

/** One stage with its count: `done` of `total` beats or clips; `total` is null until the plan says how many. */
export const videoStageSchema = z.object({
  stage: stageNameSchema,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  done: z.int().nonnegative(),
  total: z.int().positive().nullable(),
});
export type VideoStage = z.infer<typeof videoStageSchema>;
