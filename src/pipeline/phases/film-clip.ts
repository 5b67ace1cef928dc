import type { PlannedChunk } from '#domain/chunk-plan.ts';
import { BeatboardError } from '#domain/errors.ts';
import { frameSize } from '#domain/frame-format.ts';
import type { GraphNode, VideoMaker } from '#domain/graph-node.ts';
import { framesOf } from '#domain/graph-nodes.ts';
import { chunkSlot } from '#domain/slot.ts';
import { joinVariations } from '#domain/variation.ts';
import type { ArtifactReference } from '../artifact-reference.ts';
import { canCover, nodeOfTake } from '../node-of-take.ts';
import type { Bought } from '../paid/paid-order.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { planned, produce, withVariation, type MadeFile, type Owner, type Wish } from '../produce.ts';
import type { Scratch } from '../scratch.ts';
import type { KnownSpec } from '../spec-library.ts';
import { buyResult, givenFile, provenanceOf } from './buy-result.ts';
import { clipOf } from './check-bought.ts';
import { fitClip } from './fit-clip.ts';
import type { ClipOrder } from './clip-order.ts';

/** Buys one chunk of a beat: the wanted model is asked, then those that stand in for it, and what comes is cut to its frames. */
export async function filmClip(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  chunk: PlannedChunk,
  maker: VideoMaker,
  { before, wish = planned }: ClipOrder,
): Promise<ArtifactReference> {
  const asked = nodeOfTake(known, chunk, maker, wish.variation);
  const variation = joinVariations(before.variation, wish.variation);
  const make = async (scratch: Scratch): Promise<MadeFile> => {
    const { bought, notes } = await buyClip(context, owner, known, chunk, asked, before, wish);
    const { path, remarks, join } = await fitClip(context, scratch, {
      bought,
      goesOnFrom: asked.inputs.length > 0 && before.slot.endsWith('/last-frame') ? before : null,
      frameCount: framesOf(chunk, known.spec.fps),
      fps: known.spec.fps,
      ...frameSize(known.spec.aspectRatio, known.spec.resolution),
    });
    return {
      path,
      mediaType: 'video/mp4',
      metadata: withVariation(
        { purchase: bought.attemptId, notes: [...bought.notes, ...notes, ...remarks], join },
        variation,
      ),
      provenance: await provenanceOf(context, owner, bought),
    };
  };
  const inputs = asked.inputs.length === 0 ? [] : [before];
  return produce(context, owner, known, chunkSlot(chunk.chunkIndex), inputs, make, wish, asked);
}

async function buyClip(
  context: PipelineContext,
  owner: Owner,
  known: KnownSpec,
  chunk: PlannedChunk,
  asked: GraphNode,
  before: ArtifactReference,
  wish: Wish,
): Promise<{ bought: Bought; notes: string[] }> {
  const { spec } = known;
  const usersModels = await context.modelDesk.of(owner.userId);
  const others = usersModels
    .standIns(spec, 'video', wish.modelId ?? spec.models.video)
    .filter((maker) => canCover(chunk, maker))
    .map((maker) => nodeOfTake(known, chunk, maker, wish.variation));
  const firstFrame = await givenFile(context, before);
  const buy = (nodes: readonly [GraphNode, ...GraphNode[]]) =>
    buyResult(context, owner, {
      nodes,
      inputs: [before],
      wish,
      filesFor: ({ inputs }) => (inputs.length === 0 ? {} : { firstFrame }),
      check: (metadata) => clipOf(metadata, chunk.usedSeconds),
    });
  try {
    return { bought: await buy([asked, ...others]), notes: [] };
  } catch (error) {
    const [first, ...rest] = [asked, ...others].filter(mayDoWithoutPicture).map(withoutPicture);
    if (first === undefined || !(error instanceof BeatboardError) || error.code !== 'content_refused') throw error;
    return {
      bought: await buy([first, ...rest]),
      notes: [`Made from words alone, since its picture was refused: ${error.message}`],
    };
  }
}

/** Whether a model that was given a picture can also film from words. */
function mayDoWithoutPicture({ maker, inputs }: GraphNode): boolean {
  return inputs.length > 0 && maker.bought?.entry.firstFrame === 'optional';
}

function withoutPicture(node: GraphNode): GraphNode {
  return { ...node, inputs: [] };
}
