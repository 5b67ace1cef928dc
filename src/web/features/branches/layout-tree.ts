import { Graph, layout } from '@dagrejs/dagre';
import type { BranchTree, TreeNode } from './branch-tree.ts';

/** Sizes in pixels at 100 %. A cell holds the branch's name, the picture, and a line of words below. */
export const treeSizes = {
  width: 160,
  height: 146,
  pictureTop: 32,
  pictureHeight: 90,
  columnPitch: 266,
} as const;

export interface Place {
  readonly x: number;
  readonly y: number;
}

const start = ':start';

/**
 * Where every node stands: its column is its phase, and a branch is a straight row. Rows that do not meet share a height,
 * and no line crosses another one.
 */
export function layoutTree({ nodes }: BranchTree): ReadonlyMap<string, Place> {
  const graph = new Graph();
  // In trees, the upper left alignment puts the first child beside its parent: the one that goes on with the branch.
  graph.setGraph({ rankdir: 'LR', align: 'UL', nodesep: 0, ranksep: 50, ranker: 'tight-tree' });
  const { width, height } = treeSizes;
  graph.setNode(start, { width, height });
  for (const { id } of nodes) graph.setNode(id, { width, height });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    const parent = parentForLayout(node, byId);
    graph.setEdge(parent ?? start, node.id, { weight: 1, minlen: node.phase - (byId.get(parent ?? '')?.phase ?? 0) });
  }
  // They come in the order they are to be read in; sorting them anew costs time and changes nothing.
  layout(graph, { disableOptimalOrderHeuristic: true });
  return new Map(
    nodes.map(({ id, phase }) => {
      const y = (graph.node(id) as { readonly y: number }).y - height / 2;
      return [id, { x: (phase - 1) * treeSizes.columnPitch, y }];
    }),
  );
}

/** Columns go on to the right: an edited plan stands below its plan, not beside it. */
function parentForLayout(node: TreeNode, byId: ReadonlyMap<string, TreeNode>): string | null {
  const parent = byId.get(node.parentId ?? '');
  return parent !== undefined && parent.phase < node.phase ? parent.id : null;
}

const corner = 10;
const bend = 28;
const middle = treeSizes.pictureTop + treeSizes.pictureHeight / 2;

/** The line from a node to one that grew from it, as SVG draws it. */
export function linePath(from: Place, to: Place): string {
  const [startX, startY, endX, endY] = [from.x + treeSizes.width, from.y + middle, to.x, to.y + middle];
  if (to.x <= from.x) {
    // Below each other: down at the left of both.
    const x = from.x - 12;
    const down = `V${endY - corner}Q${x} ${endY} ${x + corner} ${endY}H${endX}`;
    return `M${from.x} ${startY}H${x + corner}Q${x} ${startY} ${x} ${startY + corner}${down}`;
  }
  if (Math.abs(startY - endY) < 1) return `M${startX} ${startY}H${endX}`;
  const x = startX + bend;
  const sign = endY > startY ? 1 : -1;
  const turn = `Q${x} ${startY} ${x} ${startY + sign * corner}V${endY - sign * corner}Q${x} ${endY} ${x + corner} ${endY}`;
  return `M${startX} ${startY}H${x - corner}${turn}H${endX}`;
}
