import { z } from 'zod';
import { archetypeIdSchema } from '#domain/archetype-id.ts';
import { beatKindSchema, beatTextSchema, layoutIdSchema, tonalValueSchema, transitionSchema } from '#domain/beat.ts';
import { beatSchema } from '#domain/beat.ts';
import { aspectRatioSchema, frameRateSchema, resolutionSchema } from '#domain/frame-format.ts';
import { languageSchema } from '#domain/language.ts';
import { musicMoodSchema } from '#domain/music-mood.ts';
import { modelChoiceSchema, parseSpec, paletteSchema, specSchema, type Spec } from '#domain/spec.ts';
import type { SpecPatch } from '#domain/spec-patch.ts';
import { fromWireCase, toWireCase } from './wire-case.ts';

const shape = specSchema.shape;

/** A beat as the wire shows it. */
export const wireBeatSchema = z.object({
  kind: beatKindSchema,
  start_seconds: z.number().nonnegative(),
  duration_seconds: z.number().positive(),
  visual: beatSchema.shape.visual,
  text: beatTextSchema,
  /** What is spoken over it; empty when nothing is. */
  voice_over: z.string(),
  direction: beatSchema.shape.direction,
  layout: layoutIdSchema,
  value: tonalValueSchema,
  subjects: beatSchema.shape.subjects,
  transition: transitionSchema,
});

const wireProductSchema = z.object({
  name: shape.product.shape.name,
  brand: shape.product.shape.brand,
  category: shape.product.shape.category,
  audience: shape.product.shape.audience,
  offer: shape.product.shape.offer,
  call_to_action: shape.product.shape.callToAction,
  contact: shape.product.shape.contact,
});

/** The plan of an ad as the wire shows it: the domain's plan with its fields in snake_case. */
export const wireSpecSchema = z.object({
  version: z.literal(1),
  prompt: z.string(),
  title: shape.title,
  category: shape.category,
  language: languageSchema,
  seed: z.int().nonnegative(),
  duration_seconds: shape.durationSeconds,
  aspect_ratio: aspectRatioSchema,
  resolution: resolutionSchema,
  fps: frameRateSchema,
  product: wireProductSchema,
  style: z.object({
    archetype: archetypeIdSchema,
    tone: z.string(),
    palette: z.object(paletteSchema.shape),
    faces: z.object({ display: z.string(), text: z.string(), accent: z.string() }),
  }),
  audio: z.object({
    mood: musicMoodSchema,
    tempo_bpm: z.number(),
    first_beat_seconds: z.number(),
    asset_id: z.string().nullable(),
  }),
  /** Models of the table by which it is made. */
  models: z.object(modelChoiceSchema.shape),
  beats: z.array(wireBeatSchema),
  warnings: z.array(z.string()),
});
export type WireSpec = z.infer<typeof wireSpecSchema>;

/**
 * One beat of an edited plan. `beat_index` names the beat of the present plan it is made from (0-based); left out, it is
 * the one at the same place when the number of beats stays, else a new beat, which needs its `kind`.
 */
export const beatPatchSchema = z.strictObject({
  beat_index: z.int().nonnegative().max(89).optional(),
  kind: beatKindSchema.optional(),
  /** Accepted so that a beat can be sent back as it came; starts follow from the durations. */
  start_seconds: z.number().nonnegative().max(180).optional(),
  /** Kept exactly when it differs from the present one; the other beats share what is left. */
  duration_seconds: z.number().positive().max(180).optional(),
  visual: beatSchema.shape.visual.optional(),
  text: beatTextSchema.partial().optional(),
  voice_over: z.string().max(300).optional(),
  direction: beatSchema.shape.direction.partial().optional(),
  layout: layoutIdSchema.optional(),
  value: tonalValueSchema.optional(),
  subjects: beatSchema.shape.subjects.optional(),
  transition: transitionSchema.optional(),
});

/** Body of `PATCH …/spec`: only what changes. A list of beats replaces the list: it can reorder, insert and remove. */
export const specPatchSchema = z.strictObject({
  title: shape.title.optional(),
  duration_seconds: shape.durationSeconds.optional(),
  product: z.strictObject(wireProductSchema.shape).partial().optional(),
  style: z
    .strictObject({
      archetype: archetypeIdSchema,
      tone: z.string().max(80),
      palette: z.strictObject(paletteSchema.shape).partial(),
    })
    .partial()
    .optional(),
  audio: z.strictObject({ mood: musicMoodSchema, tempo_bpm: shape.audio.shape.tempoBpm }).partial().optional(),
  beats: z.array(beatPatchSchema).min(1).max(90).optional(),
});
export type WireSpecPatch = z.infer<typeof specPatchSchema>;

/** A plan for the wire; inner references to files are left out. */
export function toWireSpec(spec: Spec): WireSpec {
  return wireSpecSchema.parse(toWireCase(parseSpec(spec)));
}

/** The domain's patch of a checked body. */
export function toSpecPatch(patch: WireSpecPatch): SpecPatch {
  return fromWireCase(patch) as SpecPatch;
}
