import type { BranchTree, TreeNode } from './branch-tree.ts';
import type { Place } from './layout-tree.ts';

/**
 * Where an arrow key leads. In the drawn tree: right to what grew from it, left to where it comes from, up and down
 * within its column. Null when there is nothing that way.
 */
export function moveInTree(
  { nodes, byId, childrenOf }: BranchTree,
  places: ReadonlyMap<string, Place>,
  fromId: string | null,
  key: string,
): string | null {
  const from = byId.get(fromId ?? '');
  if (from === undefined) return nodes[0]?.id ?? null;
  if (key === 'ArrowRight') return childrenOf.get(from.id)?.[0]?.id ?? null;
  if (key === 'ArrowLeft') return from.parentId;
  if (key === 'Home') return nodes[0]?.id ?? null;
  if (key === 'End') return lastOfBranch(nodes, from).id;
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  return neighbourInColumn(nodes, places, from, key === 'ArrowDown' ? 1 : -1)?.id ?? null;
}

/** Where an arrow key leads in the list: up and down line by line, left and right as in the tree. */
export function moveInList(tree: BranchTree, fromId: string | null, key: string): string | null {
  const { nodes } = tree;
  const at = nodes.findIndex(({ id }) => id === fromId);
  if (at === -1) return nodes[0]?.id ?? null;
  if (key === 'ArrowDown') return nodes[at + 1]?.id ?? null;
  if (key === 'ArrowUp') return nodes[at - 1]?.id ?? null;
  if (key === 'End') return nodes.at(-1)?.id ?? null;
  return moveInTree(tree, new Map(), fromId, key);
}

function lastOfBranch(nodes: readonly TreeNode[], from: TreeNode): TreeNode {
  return nodes.findLast(({ branchName }) => branchName === from.branchName) ?? from;
}

function neighbourInColumn(
  nodes: readonly TreeNode[],
  places: ReadonlyMap<string, Place>,
  from: TreeNode,
  direction: 1 | -1,
): TreeNode | undefined {
  const heightOf = ({ id }: TreeNode): number => places.get(id)?.y ?? 0;
  const beyond = nodes.filter((node) => node.phase === from.phase && (heightOf(node) - heightOf(from)) * direction > 0);
  return beyond.toSorted((one, other) => (heightOf(one) - heightOf(other)) * direction)[0];
}

/** The two checkpoints that are compared; either may be missing. */
export interface Marks {
  readonly a: string | null;
  readonly b: string | null;
}

/** What marking a checkpoint once more comes to: first A, then B; a marked one is let go, and a third takes B's place. */
export function markNode({ a, b }: Marks, id: string): Marks {
  if (id === a) return { a: b, b: null };
  if (id === b) return { a, b: null };
  return a === null ? { a: id, b } : { a, b: id };
}
