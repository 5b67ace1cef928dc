import { z } from 'zod';

/** What is looked at in a finished video. */
export const qualityChecks = [
  'length',
  'format',
  'black',
  'freeze',
  'silence',
  'clipping',
  'loudness',
  'true_peak',
  'text_safe_area',
  'text_contrast',
  'joins',
] as const;

export const qualityFindingSchema = z.strictObject({
  check: z.enum(qualityChecks),
  /** A `fault` keeps the video from passing; a `warning` is for a person to weigh. */
  severity: z.enum(['ok', 'warning', 'fault']),
  /** One line for a person, with the figure. */
  message: z.string().min(1),
  /** Where in the video, when it is at one place. */
  atSeconds: z.number().min(0).optional(),
});
export type QualityFinding = z.infer<typeof qualityFindingSchema>;

/** Every check appears at least once; `passed` means that there is no fault. */
export const qualityReportSchema = z.strictObject({
  passed: z.boolean(),
  findings: z.array(qualityFindingSchema),
});
export type QualityReport = z.infer<typeof qualityReportSchema>;
