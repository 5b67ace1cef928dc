import type { PlannedChunk } from '#domain/chunk-plan.ts';
import type { VideoMaker } from '#domain/graph-node.ts';
import { chunkNode, framesOf } from '#domain/graph-nodes.ts';
import { chunkSlot } from '#domain/slot.ts';
import { joinVariations } from '#domain/variation.ts';
import type { SegmentResult } from '#media/render-task.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { assetPathsOf } from '../asset-paths.ts';
import { footageOf } from '../footage-of.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { plateRequestOf } from '../plate-request-of.ts';
import { planned, produce, withVariation, type Owner } from '../produce.ts';
import { withScratch } from '../scratch.ts';
import { segmentTask, wordsDigest } from '../segment-task.ts';
import type { KnownSpec } from '../spec-library.ts';
import type { ClipOrder } from './clip-order.ts';

/**
 * Draws one chunk of a beat: its plate in motion, or a camera that moves over the picture when that was bought. The
 * beat's finished frames may be drawn with it; they wait for the step that stores them.
 */
export async function drawClip(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  chunk: PlannedChunk,
  maker: VideoMaker,
  { before, finish, wish = planned }: ClipOrder,
): Promise<ArtifactReference> {
  const { spec, graph } = known;
  const beat = spec.beats[chunk.beatIndex]!;
  const variation = joinVariations(before.variation, wish.variation);
  const pathOf = await assetPathsOf(context, owner.userId, spec, variation);
  const footage = await footageOf(context, before);
  const isWholeBeat = graph.chunks.filter(({ beatIndex }) => beatIndex === chunk.beatIndex).length === 1;
  return withScratch(context.scratchFolder, async (side) => {
    const paths = { clip: '', picture: '', output: side.path('segment.mp4') };
    const alongside = segmentTask(spec, chunk.beatIndex, paths, pathOf, variation, footage);
    let segment: SegmentResult | null = null;
    const make = async (scratch: { path(name: string): string }) => {
      const path = scratch.path('clip.mp4');
      const result = await context.models.video.makeClip({
        prompt: `${variation.prompt ?? beat.visual} ${beat.direction.action}`.trim(),
        firstFramePath: await context.blobs.localPath(before.storageKey),
        plate: plateRequestOf(spec, chunk.beatIndex, pathOf, variation, footage.picture),
        fps: spec.fps,
        frameCount: framesOf(chunk, spec.fps),
        outputPath: path,
        affinity: `${owner.videoId}:${chunk.beatIndex}`,
        ...(finish && isWholeBeat ? { alongside } : {}),
      });
      segment = result.segment;
      return { path, mediaType: 'video/mp4', metadata: withVariation({}, variation) };
    };
    const asked = chunkNode(spec, chunk, maker);
    const clip = await produce(context, owner, known, chunkSlot(chunk.chunkIndex), [before], make, wish, asked);
    if (segment !== null) {
      await context.finishedFrames.keep(clip.sha256, wordsDigest(alongside, context.hash), paths.output, segment);
    }
    return clip;
  });
}
