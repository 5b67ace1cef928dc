import type { JsonValue } from '#domain/canonical-json.ts';
import type { GenerationRequest } from '../vendor.ts';
import { xaiAspectRatioOf } from './aspect-ratio.ts';
import { dataUrlOf } from './data-url.ts';

/**
 * What is asked of a clip model of xAI. Length, size and sound are always said, since what is left open is made and
 * charged by the vendor's choice (8 s, 480p, with sound). A clip that begins with a picture has the picture's format;
 * references are taken only where no picture is set for the beginning.
 */
export async function videoFieldsOf(request: GenerationRequest): Promise<{ readonly [name: string]: JsonValue }> {
  const { entry, prompt, seconds, size, aspectRatio, withAudio = false } = request;
  const firstFrame = entry.firstFrame === 'no' ? undefined : request.firstFrame;
  const lastFrame = (entry.lastFrame ?? 'no') === 'no' ? undefined : request.lastFrame;
  const references = firstFrame === undefined ? (request.references ?? []).slice(0, entry.mostReferences) : [];
  return {
    model: entry.vendorModel,
    prompt,
    ...(seconds === undefined ? {} : { duration: seconds }),
    ...(size === undefined ? {} : { resolution: size }),
    ...(aspectRatio === undefined || firstFrame ? {} : { aspect_ratio: xaiAspectRatioOf(aspectRatio) }),
    ...(entry.sound === 'optional' ? { generate_audio: withAudio } : {}),
    ...(firstFrame ? { image: { url: await dataUrlOf(firstFrame) } } : {}),
    ...(lastFrame ? { last_frame: { url: await dataUrlOf(lastFrame) } } : {}),
    ...(references.length > 0
      ? { reference_images: await Promise.all(references.map(async (file) => ({ url: await dataUrlOf(file) }))) }
      : {}),
  };
}
