import { ViewportPortal } from '@xyflow/react';
import { memo, useMemo } from 'react';
import { lineTo, type BranchTree } from '../branch-tree.ts';
import { linePath, treeSizes, type Place } from '../layout-tree.ts';

/**
 * The lines between all nodes, drawn at once: three paths however large the tree is, so that moving it about changes
 * nothing but where the drawing lies.
 */
export const TreeLines = memo(function TreeLines({
  tree,
  places,
  chosenId,
}: {
  readonly tree: BranchTree;
  readonly places: ReadonlyMap<string, Place>;
  readonly chosenId: string | null;
}) {
  const { plain, making, height } = useMemo(() => drawAll(tree, places), [tree, places]);
  const chosen = useMemo(() => drawLine(tree, places, chosenId), [tree, places, chosenId]);
  return (
    <ViewportPortal>
      <svg
        width={treeSizes.columnPitch * 4}
        height={height}
        fill="none"
        className="pointer-events-none absolute top-0 left-0 overflow-visible [&>path]:[vector-effect:non-scaling-stroke]"
        aria-hidden
      >
        <path d={plain} stroke="var(--edge)" strokeWidth={1.25} />
        <path d={making} stroke="var(--edge)" strokeWidth={1.25} strokeDasharray="4 4" />
        <path d={chosen} stroke="var(--accent)" strokeWidth={2} />
      </svg>
    </ViewportPortal>
  );
});

function drawAll(
  { nodes }: BranchTree,
  places: ReadonlyMap<string, Place>,
): { readonly plain: string; readonly making: string; readonly height: number } {
  const lines = { plain: '', making: '' };
  let height = 0;
  for (const { id, parentId, state } of nodes) {
    const [from, to] = [places.get(parentId ?? ''), places.get(id)];
    height = Math.max(height, (to?.y ?? 0) + treeSizes.height);
    if (from === undefined || to === undefined) continue;
    lines[state === 'making' ? 'making' : 'plain'] += linePath(from, to);
  }
  return { ...lines, height };
}

function drawLine(tree: BranchTree, places: ReadonlyMap<string, Place>, chosenId: string | null): string {
  return lineTo(tree, chosenId)
    .map(({ id, parentId }) => {
      const [from, to] = [places.get(parentId ?? ''), places.get(id)];
      return from === undefined || to === undefined ? '' : linePath(from, to);
    })
    .join('');
}
