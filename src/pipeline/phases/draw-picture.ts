import { imageSlot } from '#domain/slot.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { planned, produce, withVariation, type Owner, type Wish } from '../produce.ts';

/** Makes the storyboard picture of one beat, as the plan or a wish says. */
export async function drawPicture(
  context: PipelineContext,
  owner: Owner,
  specReference: ArtifactReference,
  beatIndex: number,
  wish: Wish = planned,
): Promise<ArtifactReference> {
  const known = await context.specs.load(specReference);
  const { variation } = wish;
  const make = async (scratch: { path(name: string): string }) => {
    const outputPath = scratch.path('picture.png');
    const pathOf = await assetPathsOf(context, owner.userId, known.spec, variation);
    await context.models.image.makeImage({
      prompt: variation.prompt ?? known.spec.beats[beatIndex]!.visual,
      plate: plateRequestOf(known.spec, beatIndex, pathOf, variation),
      outputPath,
      affinity: `${owner.videoId}:${beatIndex}`,
    });
    return { path: outputPath, mediaType: 'image/png', metadata: withVariation({}, variation) };
  };
  return produce(context, owner, known, imageSlot(beatIndex), [], make, wish);
}
