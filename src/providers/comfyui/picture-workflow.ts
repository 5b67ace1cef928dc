import type { AspectRatio } from '#domain/frame-format.ts';
import type { JsonValue } from '#domain/canonical-json.ts';

/** What a picture is made from. */
export interface PictureOrder {
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly seed: number;
  readonly aspectRatio: AspectRatio;
  /** A model file that ComfyUI has. */
  readonly checkpoint: string;
  /** An uploaded picture to start from, by the name ComfyUI gave it; null for none. */
  readonly startImage: string | null;
}

/** A ComfyUI graph in its API form: nodes by their id, links as `[node, output]`. */
export type Workflow = Readonly<Record<string, { readonly class_type: string; readonly inputs: JsonValue }>>;

/** Sizes of about one megapixel, which SDXL models are trained on, in multiples of 64. */
const sizes = {
  '16:9': { width: 1344, height: 768 },
  '9:16': { width: 768, height: 1344 },
  '1:1': { width: 1024, height: 1024 },
  '4:5': { width: 896, height: 1152 },
} as const;

/** How much of a given picture is made anew: its composition stays, its surface follows the words. */
const startImageStrength = 0.65;

/**
 * Text to picture, as plain as SDXL models take it, of core nodes alone. With a picture to start from, that one is scaled
 * to the size and takes the place of the empty canvas.
 */
export function pictureWorkflow(order: PictureOrder): Workflow {
  const { prompt, negativePrompt, seed, aspectRatio, checkpoint, startImage } = order;
  const size = sizes[aspectRatio];
  return {
    model: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: checkpoint } },
    wanted: { class_type: 'CLIPTextEncode', inputs: { text: prompt, clip: ['model', 1] } },
    unwanted: { class_type: 'CLIPTextEncode', inputs: { text: negativePrompt, clip: ['model', 1] } },
    ...(startImage === null ? emptyCanvas(size) : scaledCanvas(size, startImage)),
    sampler: {
      class_type: 'KSampler',
      inputs: {
        model: ['model', 0],
        positive: ['wanted', 0],
        negative: ['unwanted', 0],
        latent_image: ['canvas', 0],
        seed,
        steps: 28,
        cfg: 6,
        sampler_name: 'dpmpp_2m',
        scheduler: 'karras',
        denoise: startImage === null ? 1 : startImageStrength,
      },
    },
    picture: { class_type: 'VAEDecode', inputs: { samples: ['sampler', 0], vae: ['model', 2] } },
    result: { class_type: 'SaveImage', inputs: { images: ['picture', 0], filename_prefix: 'beatboard' } },
  };
}

type Size = (typeof sizes)[AspectRatio];

function emptyCanvas(size: Size): Workflow {
  return { canvas: { class_type: 'EmptyLatentImage', inputs: { ...size, batch_size: 1 } } };
}

function scaledCanvas(size: Size, image: string): Workflow {
  return {
    given: { class_type: 'LoadImage', inputs: { image } },
    scaled: {
      class_type: 'ImageScale',
      inputs: { image: ['given', 0], upscale_method: 'lanczos', ...size, crop: 'center' },
    },
    canvas: { class_type: 'VAEEncode', inputs: { pixels: ['scaled', 0], vae: ['model', 2] } },
  };
}
