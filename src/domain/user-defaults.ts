import { z } from 'zod';
import { aspectRatioSchema, resolutionSchema } from './frame-format.ts';
import { qualityTierSchema } from './models/quality-tier.ts';

/**
 * What a user usually wants; null leaves it to the prompt, else to Beatboard. What is kept may be of another version:
 * a value that is not understood any more is none.
 */
export const userDefaultsSchema = z.object({
  quality: qualityTierSchema.nullable().catch(null),
  aspectRatio: aspectRatioSchema.nullable().catch(null),
  resolution: resolutionSchema.nullable().catch(null),
  durationSeconds: z.number().min(5).max(180).nullable().catch(null),
  autoContinue: z.boolean().nullable().catch(null),
  videoModel: z.string().nullable().catch(null),
  imageModel: z.string().nullable().catch(null),
  musicModel: z.string().nullable().catch(null),
  languageModel: z.string().nullable().catch(null),
  speechModel: z.string().nullable().catch(null),
});
export type UserDefaults = z.output<typeof userDefaultsSchema>;

/** Of somebody who has said nothing. */
export const noDefaults: UserDefaults = userDefaultsSchema.parse({});
