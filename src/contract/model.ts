import { z } from 'zod';
import { aspectRatioSchema } from '#domain/frame-format.ts';
import { modalities } from '#domain/models/model-entry.ts';
import { qualityTierSchema } from '#domain/models/quality-tier.ts';

/** What a price is for: a whole result, a second of it, a clip of a length, characters that are spoken, or tokens. */
const priceUnitSchema = z.enum(['result', 'second', 'clip', 'thousand_characters', 'million_tokens']);

/** One price of a model, as it was read. */
export const modelPriceSchema = z.object({
  unit: priceUnitSchema,
  /** Null when it is unknown, which is never free. */
  usd: z.number().nonnegative().nullable(),
  /** Tokens: what those that are written cost; `usd` is for those that are read. */
  output_usd: z.number().nonnegative().nullable(),
  /** Clips: the length it is for. */
  seconds: z.number().positive().nullable(),
  /** The size it is for; null for any. */
  size: z.string().nullable(),
  /** Whether it is for clips with sound of their own; null for both. */
  with_audio: z.boolean().nullable(),
  verified_on: z.iso.date(),
  /** Where it was read; null for what runs on one's own machine. */
  source_url: z.url().nullable(),
  /** Whether it was derived from what was read, on the dear side. */
  is_estimate: z.boolean(),
});

/** One model of the table, with its prices and whether it can be used now. */
export const modelSchema = z.object({
  id: z.string(),
  /** Other names it can be asked for by. */
  short_names: z.array(z.string()),
  title: z.string(),
  provider: z.string(),
  modality: z.enum(modalities),
  /** Whether it is taken when nobody asks for another, at quality `standard`. */
  is_default: z.boolean(),
  /** The qualities at which it is taken when nobody asks for another. */
  default_for: z.array(qualityTierSchema),
  /** The lowest and the highest price of one unit; null when it is unknown, which is never free. */
  price: z.object({
    unit: priceUnitSchema,
    usd: z.number().nonnegative().nullable(),
    highest_usd: z.number().nonnegative().nullable(),
  }),
  prices: z.array(modelPriceSchema),
  /** Lengths it makes, in seconds; null for what has no length. */
  clip_seconds: z.union([z.object({ shortest: z.number(), longest: z.number() }), z.array(z.number())]).nullable(),
  sizes: z.array(
    z.object({
      label: z.string(),
      /** Of a 16:9 frame, in pixels. */
      height: z.int().positive(),
      /** The lengths it is limited to; null for all of the model's. */
      only_seconds: z.array(z.number()).nullable(),
    }),
  ),
  /** Null where the picture it is given decides, or where there is nothing to see. */
  aspect_ratios: z.array(aspectRatioSchema).nullable(),
  fps: z.number().positive().nullable(),
  /** Whether its clips start from a picture, end with one, and have sound of their own; null for other things. */
  first_frame: z.enum(['required', 'optional', 'no']).nullable(),
  last_frame: z.enum(['required', 'optional', 'no']).nullable(),
  sound: z.enum(['none', 'always', 'optional']).nullable(),
  takes_seed: z.boolean(),
  /** How many pictures of the product it can be shown. */
  most_references: z.int().nonnegative(),
  /** Models tried in turn when it keeps failing. */
  fallbacks: z.array(z.string()),
  /** Day from which its vendor no longer offers it; null when none is known. */
  retires_on: z.iso.date().nullable(),
  can_use: z.boolean(),
  /** Why it cannot be used; null when it can. */
  reason: z.string().nullable(),
});

export const modelListSchema = z.object({ models: z.array(modelSchema) });
