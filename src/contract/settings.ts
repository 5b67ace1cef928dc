import { z } from 'zod';
import { aspectRatioSchema, resolutionSchema } from '#domain/frame-format.ts';
import { modalities } from '#domain/models/model-entry.ts';
import { qualityTierSchema } from '#domain/models/quality-tier.ts';
import { durationLimitsSeconds } from './generate-request.ts';

const modelName = z.string().min(1).max(100).nullable();
const limitUsd = z.number().nonnegative().max(1_000_000).nullable();

/** What is taken when a request leaves a field out; null leaves it to the prompt, else to Beatboard. */
export const userDefaultsSchema = z.object({
  quality: qualityTierSchema.nullable(),
  aspect_ratio: aspectRatioSchema.nullable(),
  resolution: resolutionSchema.nullable(),
  duration_seconds: z.number().min(durationLimitsSeconds.minimum).max(durationLimitsSeconds.maximum).nullable(),
  auto_continue: z.boolean().nullable(),
  /** Films the clips. */
  model: modelName,
  image_model: modelName,
  music_model: modelName,
  language_model: modelName,
  speech_model: modelName,
});

/** A provider of models, and the key it is used with. */
export const providerSettingsSchema = z.object({
  provider: z.string(),
  title: z.string(),
  modalities: z.array(z.enum(modalities)),
  /** Whether a key can be saved for it; the others are set up in the server's environment. */
  takes_key: z.boolean(),
  /** Whose key is used: the environment's goes before one that is saved in the studio. Null when there is none. */
  source: z.enum(['environment', 'studio']).nullable(),
  /** Whether a key is saved in the studio, used or not. */
  has_saved_key: z.boolean(),
  /** The last four characters of the key that is used. */
  key_hint: z.string().nullable(),
  state: z.enum(['works', 'refused', 'unchecked', 'missing']),
  /** When the provider last said so. */
  checked_at: z.iso.datetime().nullable(),
  /** More on the state, for people; null when there is nothing to say. */
  detail: z.string().nullable(),
});

/** Answer of `GET /api/settings`. */
export const settingsSchema = z.object({
  providers: z.array(providerSettingsSchema),
  defaults: userDefaultsSchema,
  budget: z.object({
    /** What one video may cost in all; null is no limit. A video asked for with a lower limit keeps to that. */
    video_usd: z.number().nonnegative().nullable(),
    /** What holds for the month: the server's limit, or the user's own when that is lower. */
    month_usd: z.number().nonnegative().nullable(),
    own_month_usd: z.number().nonnegative().nullable(),
    server_month_usd: z.number().nonnegative().nullable(),
    /** Held or spent in the present month by UTC. */
    month_used_usd: z.number().nonnegative(),
    /** Whose limit of the month holds; null when there is none. */
    source: z.enum(['environment', 'studio']).nullable(),
  }),
});

/** Body of `PATCH /api/settings`: what is left out stays, null takes a value away. */
export const settingsPatchSchema = z.strictObject({
  defaults: z.strictObject(userDefaultsSchema.shape).partial().optional(),
  budget: z.strictObject({ video_usd: limitUsd, month_usd: limitUsd }).partial().optional(),
});

/** Body of `PUT /api/settings/providers/{provider}`. The key is never given back. */
export const providerKeySchema = z.strictObject({
  key: z
    .string()
    .min(1)
    .max(400)
    .regex(/^[\x21-\x7e]+$/, 'Give the key as its provider shows it, without blanks'),
});
