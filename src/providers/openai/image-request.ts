import type { AspectRatio } from '#domain/frame-format.ts';
import type { GenerationRequest } from '../vendor.ts';

/** The fields of a picture's request, as JSON for a new one and as a form for one made after references. */
export type ImageFields = Readonly<Record<string, string | number>>;

/** From `gpt-image-2` on: any width and height divisible by 16. */
const takesAnySize = /^gpt-image-(?:[2-9]|\d\d)/;
const exactSizes: Readonly<Record<AspectRatio, string>> = {
  '16:9': '1536x864',
  '9:16': '864x1536',
  '1:1': '1024x1024',
  '4:5': '1024x1280',
};
/** The nearest of the three sizes of the models before: a little of them is cut off. */
const nearestSizes: Readonly<Record<AspectRatio, string>> = {
  '16:9': '1536x1024',
  '9:16': '1024x1536',
  '1:1': '1024x1024',
  '4:5': '1024x1536',
};

const qualities: ReadonlySet<string> = new Set(['low', 'medium', 'high', 'auto']);

/**
 * What is asked of an OpenAI picture model. A model's sizes may be qualities (`low`, `medium`, `high`), which is what
 * OpenAI's prices go by, or sizes in pixels. Without either, quality is `medium`: left open, the vendor would choose,
 * and with it the price.
 */
export function imageFieldsOf({ entry, prompt, aspectRatio = '1:1', size }: GenerationRequest): ImageFields {
  const sizes = takesAnySize.test(entry.vendorModel) ? exactSizes : nearestSizes;
  return {
    model: entry.vendorModel,
    prompt,
    n: 1,
    size: size !== undefined && /^\d+x\d+$/.test(size) ? size : sizes[aspectRatio],
    quality: size !== undefined && qualities.has(size) ? size : 'medium',
    output_format: 'png',
  };
}
