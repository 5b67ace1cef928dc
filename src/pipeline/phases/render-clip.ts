import { makersOfBeat } from '#domain/build-graph.ts';
import type { PlannedChunk } from '#domain/chunk-plan.ts';
import type { VideoMaker } from '#domain/graph-node.ts';
import { imageSlot } from '#domain/slot.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { planned, type Owner, type Wish } from '../produce.ts';
import type { KnownSpec } from '../spec-library.ts';
import type { ClipOrder, MadeClip } from './clip-order.ts';
import { chunkOf, slotBefore } from '../slot-before.ts';
import { drawClip } from './draw-clip.ts';
import { filmClip } from './film-clip.ts';
import { keepLastFrame } from './keep-last-frame.ts';

/** A clip of a beat, and whether it starts from the beat's picture or where the clip before it ends. */
export interface ClipStart {
  readonly chunkIndex: number;
  readonly startsFromPicture: boolean;
}

/** The clips that make up one beat, in order. */
export async function clipsOfBeat(
  context: PipelineContext,
  specReference: ArtifactReference,
  beatIndex: number,
): Promise<ClipStart[]> {
  const { graph } = await context.specs.load(specReference);
  return graph.chunks
    .filter((chunk) => chunk.beatIndex === beatIndex)
    .map(({ chunkIndex }) => ({
      chunkIndex,
      startsFromPicture: slotBefore(graph, chunkIndex) === imageSlot(beatIndex),
    }));
}

/** Makes one chunk of a beat, drawn here or bought, from what its place in the plan says it starts from. */
export async function renderClip(context: PipelineContext, owner: Owner, order: ClipOrder): Promise<MadeClip> {
  const known = await context.specs.load(order.spec);
  const chunk = chunkOf(known.graph, order.chunkIndex);
  const maker = makerFor(context, known, chunk, order.wish ?? planned);
  if (maker.bought !== undefined) {
    const clip = await filmClip(context, owner, known, chunk, maker, order);
    return { clip, end: await keepLastFrame(context, owner, known, chunk.chunkIndex, clip) };
  }
  const clip = await drawClip(context, owner, known, chunk, maker, order);
  return { clip, end: clip };
}

function makerFor(context: PipelineContext, { spec }: KnownSpec, { beatIndex }: PlannedChunk, wish: Wish): VideoMaker {
  const { modelId } = wish;
  if (modelId === undefined) return makersOfBeat(spec, beatIndex, context.modelDesk.makersOf(spec)).video;
  return context.modelDesk.makersOf({ ...spec, models: { ...spec.models, video: modelId } }).video;
}
