import { arrange, lineTo, type BranchTree, type TreeNode } from './branch-tree.ts';

export const treeShows = ['all', 'finals', 'running'] as const;
export type TreeShow = (typeof treeShows)[number];

/** The part of a tree that is asked for, with everything it comes from. `wordsOf` says what a node is found by. */
export function filterTree(
  tree: BranchTree,
  show: TreeShow,
  search: string,
  wordsOf: (node: TreeNode) => string,
): BranchTree {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (show === 'all' && words.length === 0) return tree;
  const isMeant = (node: TreeNode): boolean => {
    if (show === 'finals' && node.phase !== 4) return false;
    if (show === 'running' && node.state !== 'making') return false;
    const text = wordsOf(node).toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  };
  const kept = new Set<string>();
  for (const node of tree.nodes) {
    if (!isMeant(node)) continue;
    for (const { id } of lineTo(tree, node.id)) kept.add(id);
  }
  return arrange(tree.nodes.filter(({ id }) => kept.has(id)));
}
