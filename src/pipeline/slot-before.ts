import type { BuildGraph } from '#domain/build-graph.ts';
import type { PlannedChunk } from '#domain/chunk-plan.ts';
import { BeatboardError } from '#domain/errors.ts';
import { chunkSlot, imageSlot, type Slot } from '#domain/slot.ts';

/** The picture, frame or clip that a clip starts from; for one made from words alone, its beat's picture. Throws `slot_unknown`. */
export function slotBefore(graph: BuildGraph, chunkIndex: number): Slot {
  const { beatIndex } = chunkOf(graph, chunkIndex);
  return graph.nodes.find(({ slot }) => slot === chunkSlot(chunkIndex))?.inputs[0] ?? imageSlot(beatIndex);
}

/** One clip of a film. Throws `slot_unknown`. */
export function chunkOf({ chunks }: BuildGraph, chunkIndex: number): PlannedChunk {
  const chunk = chunks[chunkIndex];
  if (chunk === undefined) throw new BeatboardError('slot_unknown', `The plan has no clip ${chunkIndex}.`);
  return chunk;
}
