import type { GraphNode } from '#domain/graph-node.ts';
import { imageNode } from '#domain/graph-nodes.ts';
import { imageSlot, numberOf, type Slot } from '#domain/slot.ts';
import { nodeOfTake } from '../node-of-take.ts';
import type { PipelineContext } from '../pipeline-context.ts';
import { nodeOf } from '../produce.ts';
import { chunkOf } from '../slot-before.ts';
import type { KnownSpec } from '../spec-library.ts';

/** What makes the takes of a picture or clip. */
export function modalityOf(slot: Slot): 'image' | 'video' {
  return slot.startsWith('beat/') ? 'image' : 'video';
}

/**
 * A picture or clip as another take of it is made: by the plan's own model, or by another one. Its price is what is held
 * for it. Throws `option_invalid` for a model whose longest clip is too short.
 */
export function nodeOfRetake(
  { modelDesk }: Pick<PipelineContext, 'modelDesk'>,
  known: KnownSpec,
  slot: Slot,
  modelId?: string,
): GraphNode {
  if (modelId === undefined) return nodeOf(known, slot);
  const { spec, graph } = known;
  const number = numberOf(slot)!;
  if (slot === imageSlot(number)) {
    const { image } = modelDesk.makersOf({ ...spec, models: { ...spec.models, image: modelId } });
    return imageNode(spec, number, image);
  }
  const { video } = modelDesk.makersOf({ ...spec, models: { ...spec.models, video: modelId } });
  return nodeOfTake(known, chunkOf(graph, number), video);
}
