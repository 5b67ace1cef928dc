import { framesOf } from '#domain/build-graph.ts';
import { planChunks } from '#domain/chunk-plan.ts';
import { chunkSlot } from '#domain/slot.ts';
import type { Run } from '../run.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { produce } from '../produce.ts';
import { loadSpec } from '../spec-library.ts';

/** Numbers of the chunks that make up one beat, in order. */
export async function chunksOfBeat(
  context: PipelineContext,
  specReference: ArtifactReference,
  beatIndex: number,
): Promise<number[]> {
  const spec = await loadSpec(context, specReference);
  return planChunks(spec.beats, context.models.video.clipLengths)
    .filter((chunk) => chunk.beatIndex === beatIndex)
    .map((chunk) => chunk.chunkIndex);
}

/** Makes one chunk of a beat, from the beat's picture or from the chunk before it. */
export async function renderClip(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  chunkIndex: number,
  before: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const chunk = planChunks(spec.beats, context.models.video.clipLengths)[chunkIndex]!;
  const beat = spec.beats[chunk.beatIndex]!;
  const pathOf = await assetPathsOf(context, run.userId, spec);
  return produce(context, run, spec, chunkSlot(chunkIndex), [before], async (scratch) => {
    const outputPath = scratch.path('clip.mp4');
    await context.models.video.makeClip({
      prompt: `${beat.visual} ${beat.direction.action}`.trim(),
      firstFramePath: context.blobs.localPath(before.storageKey),
      plate: plateRequestOf(spec, chunk.beatIndex, pathOf),
      fps: spec.fps,
      frameCount: framesOf(chunk, spec.fps),
      outputPath,
      affinity: `${run.videoId}:${chunk.beatIndex}`,
    });
    return { path: outputPath, mediaType: 'video/mp4', metadata: {} };
  });
}
