import { z } from 'zod';
import { archetypeIdSchema } from './archetype-id.ts';
import { beatSchema } from './beat.ts';
import { BeatboardError } from './errors.ts';
import { aspectRatioSchema, frameRateSchema, resolutionSchema } from './frame-format.ts';
import { languageSchema } from './language.ts';
import { musicMoodSchema } from './music-mood.ts';
import { titleMaximumCharacters } from './title-length.ts';

const hexColourSchema = z.string().regex(/^#[0-9a-f]{6}$/);

/** Seven colours that every frame of an ad is painted with. */
export const paletteSchema = z.strictObject({
  /** Ground of night frames: very dark. */
  night: hexColourSchema,
  /** Ground of hot frames: the saturated colour of the ad. */
  hot: hexColourSchema,
  /** Ground of field frames: a middle tone. */
  field: hexColourSchema,
  /** Ground of pale frames: very light. */
  pale: hexColourSchema,
  /** Dark text and shapes. */
  ink: hexColourSchema,
  /** Light text and shapes. */
  paper: hexColourSchema,
  /** The one accent: a word, a button, a rim of light. */
  accent: hexColourSchema,
});
export type Palette = z.infer<typeof paletteSchema>;

export const styleSchema = z.strictObject({
  archetype: archetypeIdSchema,
  /** The prompt's own word for its tone, or the archetype's. */
  tone: z.string().max(80),
  palette: paletteSchema,
  /** Names of faces of the font book: large type, everything else, and the face of an accented word. */
  faces: z.strictObject({ display: z.string(), text: z.string(), accent: z.string() }),
});
export type Style = z.infer<typeof styleSchema>;

export const productSchema = z.strictObject({
  /** What the ad calls the product, for example "Pegasus 41" or "oat milk". Never empty. */
  name: z.string().min(1).max(80),
  /** The brand, when the prompt names one. */
  brand: z.string().max(80).nullable(),
  /** What kind of thing it is, in the prompt's language. */
  category: z.string().max(80),
  audience: z.string().max(120).nullable(),
  /** The offer in the prompt's own words and figures; never invented. */
  offer: z.string().max(120).nullable(),
  callToAction: z.string().min(1).max(60),
  /** Web address, telephone number or place from the prompt. */
  contact: z.string().max(120).nullable(),
});
export type Product = z.infer<typeof productSchema>;

export const audioSchema = z.strictObject({
  mood: musicMoodSchema,
  tempoBpm: z.number().min(40).max(240),
  /** When the first musical beat sounds; 0 in composed music. */
  firstBeatSeconds: z.number().nonnegative(),
  /** The user's own track, used as the music when present. */
  assetId: z.string().nullable(),
});
export type Audio = z.infer<typeof audioSchema>;

export const imageReferenceSchema = z.strictObject({
  assetId: z.string(),
  sha256: z.string(),
  /** The asset that holds the same picture without its background, when that background was plain. */
  cutOutAssetId: z.string().nullable(),
  cutOutSha256: z.string().nullable(),
});
export type ImageReference = z.infer<typeof imageReferenceSchema>;

/** Who makes each kind of result, by the ids of the model table. What is never asked for stays null. */
export const modelChoiceSchema = z.strictObject({
  image: z.string().max(100),
  video: z.string().max(100),
  music: z.string().max(100),
  speech: z.string().max(100).nullable(),
});
export type ModelChoice = z.infer<typeof modelChoiceSchema>;

/** What needs no key and no network. */
export const offlineModels: ModelChoice = {
  image: 'offline/plate-still',
  video: 'offline/plate-clip',
  music: 'offline/synthesiser',
  speech: null,
};

/** The plan of an ad. Beats follow one another without a gap and add up to the duration exactly. */
export const specSchema = z.strictObject({
  version: z.literal(1),
  /** The prompt, byte for byte. */
  prompt: z.string(),
  title: z.string().min(1).max(titleMaximumCharacters),
  category: z.enum(['ad_creative', 'music_video']),
  language: languageSchema,
  seed: z.int().nonnegative(),
  durationSeconds: z.number().min(5).max(180),
  aspectRatio: aspectRatioSchema,
  resolution: resolutionSchema,
  fps: frameRateSchema,
  product: productSchema,
  style: styleSchema,
  audio: audioSchema,
  productImages: z.array(imageReferenceSchema).max(8),
  logo: imageReferenceSchema.nullable(),
  models: modelChoiceSchema.default(offlineModels),
  beats: z.array(beatSchema).min(1).max(90),
  /** Choices made where the prompt was silent or contradicted itself, one sentence each. */
  warnings: z.array(z.string()),
});
export type Spec = z.infer<typeof specSchema>;

/** Largest difference allowed between a sum of beat durations and the ad's duration: far below half a frame. */
export const toleranceSeconds = 1e-6;

/** A checked plan; throws `spec_invalid` with the first thing that is wrong. */
export function parseSpec(value: unknown): Spec {
  const spec = parseSpecFields(value);
  assertBeatsAddUp(spec);
  return spec;
}

/** A plan whose fields are checked one by one, while its beats need not add up; throws `spec_invalid`. */
export function parseSpecFields(value: unknown): Spec {
  const result = specSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    throw new BeatboardError(
      'spec_invalid',
      `The plan is not valid at ${issue.path.join('.') || 'its top'}: ${issue.message}.`,
    );
  }
  return result.data;
}

function assertBeatsAddUp(spec: Spec): void {
  let endSeconds = 0;
  for (const [index, beat] of spec.beats.entries()) {
    if (Math.abs(beat.startSeconds - endSeconds) > toleranceSeconds) {
      throw new BeatboardError(
        'spec_invalid',
        `Beat ${index + 1} starts at ${beat.startSeconds} s, but the one before it ends at ${endSeconds} s.`,
      );
    }
    endSeconds = beat.startSeconds + beat.durationSeconds;
  }
  if (Math.abs(endSeconds - spec.durationSeconds) > toleranceSeconds) {
    throw new BeatboardError(
      'spec_invalid',
      `The beats add up to ${endSeconds} s, but the ad lasts ${spec.durationSeconds} s.`,
    );
  }
}
