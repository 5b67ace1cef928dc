import type { CheckpointNode, CheckpointSummary } from '#contract/checkpoint.ts';

/** All checkpoints of a tree, parents before their children. */
export function listedCheckpoints(tree: readonly CheckpointNode[]): readonly CheckpointSummary[] {
  return tree.flatMap(({ checkpoint, children }) => [checkpoint, ...listedCheckpoints(children)]);
}
