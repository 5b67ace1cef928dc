import { imageSlot } from '#domain/slot.ts';
import type { Run } from '../run.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { produce } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Makes the storyboard picture of one beat. */
export async function drawPicture(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  beatIndex: number,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const pathOf = await assetPathsOf(context, run.userId, spec);
  return produce(context, run, spec, imageSlot(beatIndex), [], async (scratch) => {
    const outputPath = scratch.path('picture.png');
    await context.models.image.makeImage({
      prompt: spec.beats[beatIndex]!.visual,
      plate: plateRequestOf(spec, beatIndex, pathOf),
      outputPath,
      affinity: `${run.videoId}:${beatIndex}`,
    });
    return { path: outputPath, mediaType: 'image/png', metadata: {} };
  });
}
