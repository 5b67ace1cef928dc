import { z } from 'zod';
import { beatSchema } from './beat.ts';
import { imageReferenceSchema } from './spec.ts';

/**
 * How one take differs from what the plan asks for. It is kept with the artifact, so that what is made from the take
 * follows it: a clip shows the picture that was uploaded, the type is set over what the clip shows.
 */
export const variationSchema = z.strictObject({
  /** Somebody's words instead of the plan's own. */
  prompt: z.string().nullable(),
  /** Another arrangement of the same things; null leaves the beat's own. */
  seed: z.int().nonnegative().nullable(),
  /** Drawn objects found in the prompt; null leaves the plan's. */
  subjects: z.array(z.string()).nullable(),
  /** The user's own picture in place of a drawn one. */
  upload: imageReferenceSchema.nullable(),
  camera: beatSchema.shape.direction.shape.camera.nullable(),
});
export type Variation = z.infer<typeof variationSchema>;

/** The take the plan asks for. */
export const noVariation: Variation = { prompt: null, seed: null, subjects: null, upload: null, camera: null };

/** The variation kept with an artifact; what was made without one has none. */
export function variationOf(metadata: { readonly variation?: unknown }): Variation {
  return metadata.variation === undefined ? noVariation : variationSchema.parse(metadata.variation);
}

/** What is set in `over` replaces what is set in `under`: a clip's camera over its picture's arrangement. */
export function joinVariations(under: Variation, over: Variation): Variation {
  return {
    prompt: over.prompt ?? under.prompt,
    seed: under.seed,
    subjects: under.subjects,
    upload: under.upload,
    camera: over.camera ?? under.camera,
  };
}
