import { z } from 'zod';
import { archetypeIdSchema } from '#domain/archetype-id.ts';
import { beatKindSchema, beatSchema } from '#domain/beat.ts';
import type { JsonValue } from '#domain/canonical-json.ts';
import { musicMoodSchema } from '#domain/music-mood.ts';

const text = z.string().nullable().catch(null);
const direction = beatSchema.shape.direction.shape;

const visualSchema = z
  .object({ subject: text, action: text, setting: text, light: text, lens: text })
  .nullable()
  .catch(null);

const beatAnswerSchema = z.object({
  /** Its number in the way of telling, from 1. */
  beat: z.number().nullable().catch(null),
  kind: beatKindSchema.nullable().catch(null),
  headline: text,
  line: text,
  note: text,
  items: z.array(z.string()).nullable().catch(null),
  visual: visualSchema,
  shot: direction.shot.nullable().catch(null),
  camera: direction.camera.nullable().catch(null),
  /** What moves while the camera runs. */
  motion: text,
  /** How long it would like to last beside the others. */
  seconds: z.number().nullable().catch(null),
  voiceOver: text,
});

const productAnswerSchema = z
  .object({
    name: text,
    brand: text,
    category: text,
    audience: text,
    offer: text,
    callToAction: text,
    contact: text,
  })
  .nullable()
  .catch(null);

/** What a model fills in over a plan. Every field may be null; whatever is not as it should be is read as null. */
const planAnswerSchema = z.object({
  archetype: archetypeIdSchema.nullable().catch(null),
  title: text,
  tone: text,
  mood: musicMoodSchema.nullable().catch(null),
  product: productAnswerSchema,
  beats: z.array(beatAnswerSchema.nullable().catch(null)).nullable().catch(null),
});
export type PlanAnswer = z.infer<typeof planAnswerSchema>;
export type BeatAnswer = z.infer<typeof beatAnswerSchema>;
export type ProductAnswer = NonNullable<PlanAnswer['product']>;

/** The answer in a value, or the reasons why there is none in it. */
export function readAnswer(value: unknown): PlanAnswer | { readonly faults: readonly string[] } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { faults: ['The answer must be one JSON object.'] };
  }
  const fields = Object.keys(planAnswerSchema.shape);
  const wrapped = Object.values(value);
  if (wrapped.length === 1 && isPlanLike(wrapped[0], fields)) return readAnswer(wrapped[0]);
  if (!isPlanLike(value, fields)) {
    return { faults: [`The object must have the fields ${fields.join(', ')}.`] };
  }
  const { beats } = value as { readonly beats?: unknown };
  if (beats !== undefined && beats !== null && !Array.isArray(beats)) {
    return { faults: ['"beats" must be a list with one entry for each beat, or null.'] };
  }
  return planAnswerSchema.parse(value);
}

function isPlanLike(value: unknown, fields: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return fields.some((field) => Object.hasOwn(value, field));
}

/** The answer as a JSON Schema that strict modes take: every field is there, none beside, any may be null. */
export const planAnswerJsonSchema: JsonValue = strictSchemaOf(planAnswerSchema);

function strictSchemaOf(schema: z.ZodType): JsonValue {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.default;
      if (jsonSchema.properties === undefined) return;
      jsonSchema.required = Object.keys(jsonSchema.properties);
      jsonSchema.additionalProperties = false;
    },
  });
  return JSON.parse(JSON.stringify(json)) as JsonValue;
}
