import { shortestCovering, type PlannedChunk } from '#domain/chunk-plan.ts';
import { BeatboardError } from '#domain/errors.ts';
import type { GraphNode, VideoMaker } from '#domain/graph-node.ts';
import { chunkNode } from '#domain/graph-nodes.ts';
import { noVariation } from '#domain/variation.ts';
import type { KnownSpec } from './spec-library.ts';

/** Whether a maker can order a clip long enough for a place in the film. */
export function canCover({ usedSeconds }: PlannedChunk, { clipLengths }: VideoMaker): boolean {
  return shortestCovering(usedSeconds, clipLengths) < Infinity;
}

/**
 * The node of a clip as some maker would make it: its own length is ordered, and it starts where the plan's clip does,
 * so that it takes the same place. Throws `option_invalid` when the maker's longest clip is too short.
 */
export function nodeOfTake(
  { spec, graph }: KnownSpec,
  chunk: PlannedChunk,
  maker: VideoMaker,
  variation = noVariation,
): GraphNode {
  const { usedSeconds } = chunk;
  if (!canCover(chunk, maker)) {
    const need = Math.round(usedSeconds * 10) / 10;
    throw new BeatboardError(
      'option_invalid',
      `${maker.model} makes no clip as long as the ${need} s that are needed.`,
    );
  }
  const orderedSeconds = shortestCovering(usedSeconds, maker.clipLengths);
  const node = chunkNode(spec, { ...chunk, orderedSeconds }, maker, variation);
  const { inputs } = graph.nodes.find(({ slot }) => slot === node.slot)!;
  return node.inputs.length === 0 || inputs.length === 0 ? node : { ...node, inputs };
}
