import { framesOf } from '#domain/build-graph.ts';
import { planChunks } from '#domain/chunk-plan.ts';
import { chunkSlot } from '#domain/slot.ts';
import type { SegmentResult } from '#media/render-task.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { produce } from '../produce.ts';
import type { Run } from '../run.ts';
import { withScratch } from '../scratch.ts';
import { segmentTask, wordsDigest } from '../segment-task.ts';
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

/**
 * Makes one chunk of a beat, from the beat's picture or from the chunk before it. A provider that draws may hand over
 * the beat's finished frames too; they wait for the step that stores them.
 */
export async function renderClip(
  context: PipelineContext,
  run: Run,
  specReference: ArtifactReference,
  chunkIndex: number,
  before: ArtifactReference,
): Promise<ArtifactReference> {
  const spec = await loadSpec(context, specReference);
  const chunks = planChunks(spec.beats, context.models.video.clipLengths);
  const chunk = chunks[chunkIndex]!;
  const beat = spec.beats[chunk.beatIndex]!;
  const pathOf = await assetPathsOf(context, run.userId, spec);
  const affinity = `${run.videoId}:${chunk.beatIndex}`;
  const isWholeBeat = chunks.filter(({ beatIndex }) => beatIndex === chunk.beatIndex).length === 1;
  return withScratch(context.scratchFolder, async (side) => {
    const segmentPath = side.path('segment.mp4');
    const alongside = segmentTask(spec, chunk.beatIndex, { clip: '', picture: '', output: segmentPath }, pathOf);
    let segment: SegmentResult | null = null;
    const clip = await produce(context, run, spec, chunkSlot(chunkIndex), [before], async (scratch) => {
      const path = scratch.path('clip.mp4');
      const result = await context.models.video.makeClip({
        prompt: `${beat.visual} ${beat.direction.action}`.trim(),
        firstFramePath: context.blobs.localPath(before.storageKey),
        plate: plateRequestOf(spec, chunk.beatIndex, pathOf),
        fps: spec.fps,
        frameCount: framesOf(chunk, spec.fps),
        outputPath: path,
        affinity,
        ...(isWholeBeat ? { alongside } : {}),
      });
      segment = result.segment;
      return { path, mediaType: 'video/mp4', metadata: {} };
    });
    if (segment !== null) {
      await context.finishedFrames.keep(clip.sha256, wordsDigest(alongside, context.hash), segmentPath, segment);
    }
    return clip;
  });
}
