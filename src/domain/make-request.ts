import { z } from 'zod';
import { aspectRatioSchema, frameRateSchema, resolutionSchema } from './frame-format.ts';

/** Longest prompt that is read; the API and the CLI share the limit. */
export const promptMaximumCharacters = 8000;

/** Leaves every model to be chosen by quality and keys. */
export const noModelsAsked = { language: null, image: null, video: null, music: null, speech: null };

/** What the owner usually wants, where neither he nor the prompt says anything else; null is nothing. */
export const preferencesSchema = z.strictObject({
  durationSeconds: z.number().min(5).max(180).nullable(),
  aspectRatio: aspectRatioSchema.nullable(),
  resolution: resolutionSchema.nullable(),
  models: z.strictObject({
    language: z.string().nullable(),
    image: z.string().nullable(),
    video: z.string().nullable(),
    music: z.string().nullable(),
    speech: z.string().nullable(),
  }),
});

/** What the owner asked for, as it is kept with the video. Anything left `null` is read from the prompt, else chosen. */
export const makeRequestSchema = z.strictObject({
  prompt: z.string(),
  title: z.string().max(120).nullable(),
  durationSeconds: z.number().min(5).max(180).nullable(),
  aspectRatio: aspectRatioSchema.nullable(),
  resolution: resolutionSchema.nullable(),
  fps: frameRateSchema.nullable(),
  seed: z
    .int()
    .nonnegative()
    .max(2 ** 32 - 1),
  imageAssetIds: z.array(z.string()).max(8),
  logoAssetId: z.string().nullable(),
  audioAssetId: z.string().nullable(),
  /** Which kind of film; null lets the prompt say. */
  category: z.enum(['ad_creative', 'music_video']).nullable(),
  /** A draft is never passed off as final. */
  quality: z.enum(['draft', 'standard', 'final']),
  /** Models asked for by name or short name; null lets quality and keys decide. */
  models: z
    .strictObject({
      language: z.string().nullable(),
      image: z.string().nullable(),
      video: z.string().nullable(),
      music: z.string().nullable(),
      speech: z.string().nullable(),
    })
    .default(noModelsAsked),
  /** Whether models may be used whose price is not known. */
  allowUnpriced: z.boolean().default(false),
  /** The owner's own note; nothing is made from it. */
  description: z.string().nullable(),
  /** Go on to the finished ad without stopping at the checkpoints. */
  autoContinue: z.boolean(),
  /** What the video may cost in all; null is no limit. */
  maximumCostMicroUsd: z.int().nonnegative().nullable(),
  /** Left out by whoever has no wishes of the kind. */
  preferred: preferencesSchema.optional(),
});
export type MakeRequest = z.infer<typeof makeRequestSchema>;
