import { framesOf } from '#domain/build-graph.ts';
import { chunkSlot } from '#domain/slot.ts';
import { joinVariations } from '#domain/variation.ts';
import type { SegmentResult } from '#media/render-task.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { planned, produce, withVariation, type Owner, type Wish } from '../produce.ts';
import { withScratch } from '../scratch.ts';
import { segmentTask, wordsDigest } from '../segment-task.ts';

/** Numbers of the chunks that make up one beat, in order. */
export async function chunksOfBeat(
  context: PipelineContext,
  specReference: ArtifactReference,
  beatIndex: number,
): Promise<number[]> {
  const { graph } = await context.specs.load(specReference);
  return graph.chunks.filter((chunk) => chunk.beatIndex === beatIndex).map((chunk) => chunk.chunkIndex);
}

/** What one clip is made of. */
export interface ClipOrder {
  readonly spec: ArtifactReference;
  readonly chunkIndex: number;
  /** The picture or the clip it starts from. */
  readonly before: ArtifactReference;
  /** Whether the beat's finished frames will be wanted too. */
  readonly finish: boolean;
  readonly wish?: Wish;
}

/**
 * Makes one chunk of a beat, from the beat's picture or from the chunk before it. A provider that draws may hand over
 * the beat's finished frames too; they wait for the step that stores them.
 */
export async function renderClip(context: PipelineContext, owner: Owner, order: ClipOrder): Promise<ArtifactReference> {
  const { chunkIndex, before, finish, wish = planned } = order;
  const known = await context.specs.load(order.spec);
  const { spec, graph } = known;
  const chunk = graph.chunks[chunkIndex]!;
  const beat = spec.beats[chunk.beatIndex]!;
  const variation = joinVariations(before.variation, wish.variation);
  const pathOf = await assetPathsOf(context, owner.userId, spec, variation);
  const isWholeBeat = graph.chunks.filter(({ beatIndex }) => beatIndex === chunk.beatIndex).length === 1;
  return withScratch(context.scratchFolder, async (side) => {
    const paths = { clip: '', picture: '', output: side.path('segment.mp4') };
    const alongside = segmentTask(spec, chunk.beatIndex, paths, pathOf, variation);
    let segment: SegmentResult | null = null;
    const make = async (scratch: { path(name: string): string }) => {
      const path = scratch.path('clip.mp4');
      const result = await context.models.video.makeClip({
        prompt: `${variation.prompt ?? beat.visual} ${beat.direction.action}`.trim(),
        firstFramePath: await context.blobs.localPath(before.storageKey),
        plate: plateRequestOf(spec, chunk.beatIndex, pathOf, variation),
        fps: spec.fps,
        frameCount: framesOf(chunk, spec.fps),
        outputPath: path,
        affinity: `${owner.videoId}:${chunk.beatIndex}`,
        ...(finish && isWholeBeat ? { alongside } : {}),
      });
      segment = result.segment;
      return { path, mediaType: 'video/mp4', metadata: withVariation({}, variation) };
    };
    const clip = await produce(context, owner, known, chunkSlot(chunkIndex), [before], make, wish);
    if (segment !== null) {
      await context.finishedFrames.keep(clip.sha256, wordsDigest(alongside, context.hash), paths.output, segment);
    }
    return clip;
  });
}
