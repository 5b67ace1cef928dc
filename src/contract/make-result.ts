import { z } from 'zod';
import { wireQualityReportSchema } from './quality-report.ts';

/** The one document that `beatboard make --json` prints when the ad is finished. */
export const makeResultSchema = z.object({
  video_id: z.string(),
  /** Paths of the saved files, absolute. */
  final: z.string(),
  poster: z.string(),
  contact_sheet: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
  fps: z.number().positive(),
  frames: z.int().positive(),
  duration_seconds: z.number().positive(),
  /** From the start of the command to the last saved file. */
  wall_seconds: z.number().nonnegative(),
  cost_usd: z.number().nonnegative().nullable(),
  /** The quality report of the finished film. */
  qa: wireQualityReportSchema,
  warnings: z.array(z.string()),
});
export type MakeResult = z.infer<typeof makeResultSchema>;
