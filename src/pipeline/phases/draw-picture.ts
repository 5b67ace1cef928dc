import { imageSlot } from '#domain/slot.ts';
import type { MakeAdInput } from '../make-ad.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { produce, type ArtifactReference } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Makes the storyboard picture of one beat. */
export async function drawPicture(
  context: PipelineContext,
  run: MakeAdInput,
  specReference: ArtifactReference,
  beatIndex: number,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  return produce(context, run, spec, imageSlot(beatIndex), [], async (scratch) => {
    const outputPath = scratch.path('picture.png');
    await context.models.image.makeImage({
      prompt: spec.beats[beatIndex]!.visual,
      plate: plateRequestOf(spec, beatIndex, context.assetPath),
      outputPath,
      affinity: `${run.videoId}:${beatIndex}`,
    });
    return { path: outputPath, mediaType: 'image/png', metadata: {} };
  });
}
