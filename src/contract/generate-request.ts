import { z } from 'zod';
import { aspectRatioSchema, frameRateSchema, resolutionSchema } from '#domain/frame-format.ts';
import { promptMaximumCharacters } from '#domain/make-request.ts';
import { titleMaximumCharacters } from '#domain/title-length.ts';

/** Characters as a person counts them: code points, so that an emoji or a rare Han character is one. */
export function characterCount(text: string): number {
  return [...text].length;
}

/** Shortest and longest ad, in seconds. */
export const durationLimitsSeconds = { minimum: 5, maximum: 180 } as const;

/** Largest seed: seeds are unsigned 32-bit integers. */
export const seedMaximum = 2 ** 32 - 1;

/** Most product photos one ad takes. */
export const referenceAssetsMaximum = 8;

/**
 * Body of `POST /api/generate`. Only the prompt is needed: whatever is left out is read from the prompt, else chosen
 * and named in the video's warnings. Unknown fields are refused.
 */
export const generateRequestSchema = z.strictObject({
  /** Kept byte for byte. */
  prompt: z
    .string()
    .refine((prompt) => prompt.trim() !== '', 'The prompt is empty.')
    .refine((prompt) => characterCount(prompt) <= promptMaximumCharacters, 'The prompt is too long.'),
  title: z.string().min(1).max(titleMaximumCharacters).optional(),
  description: z.string().max(2000).optional(),
  category: z.enum(['ad_creative', 'music_video']).optional(),
  model: z.string().optional(),
  /** Approve every checkpoint and go on to the finished ad; left out, the video waits at each of them. */
  auto_continue: z.boolean().optional(),
  /** Product photos, the most important first. */
  reference_assets: z.array(z.string()).max(referenceAssetsMaximum).optional(),
  logo_asset_id: z.string().optional(),
  /** The user's own track, used as the music. */
  audio_asset_id: z.string().optional(),
  duration_seconds: z.number().min(durationLimitsSeconds.minimum).max(durationLimitsSeconds.maximum).optional(),
  aspect_ratio: aspectRatioSchema.optional(),
  resolution: resolutionSchema.optional(),
  fps: frameRateSchema.optional(),
  quality: z.enum(['draft', 'standard', 'final']).optional(),
  /** The same prompt, options and seed give the same bytes. */
  seed: z.int().nonnegative().max(seedMaximum).optional(),
  mode: z.enum(['standard', 'agentic']).optional(),
  brand_kit_id: z.string().optional(),
  image_model: z.string().optional(),
  music_model: z.string().optional(),
  /** Writes the plan. */
  language_model: z.string().optional(),
  /** Speaks, when the prompt asks for a voice. */
  speech_model: z.string().optional(),
  /** Whether models may be used whose price is not known; left out, they are refused. */
  allow_unpriced: z.boolean().optional(),
  max_cost_usd: z.number().nonnegative().optional(),
  /** Go on with the newest unfinished video of an equal request instead of starting another; left out, a new one starts. */
  resume: z.boolean().optional(),
});
export type GenerateRequest = z.infer<typeof generateRequestSchema>;
