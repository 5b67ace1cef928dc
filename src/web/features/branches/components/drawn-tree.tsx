import { useMemo, useRef } from 'react';
import { layoutTree } from '../layout-tree.ts';
import { moveInTree } from '../tree-moves.ts';
import type { TreeViewProps } from '../tree-view-props.ts';
import { BranchGraph } from './branch-graph.tsx';
import { TreeGrid } from './tree-grid.tsx';

/** The tree drawn, with a list beside it that is heard and takes the keys. */
export function DrawnTree(props: TreeViewProps) {
  const { tree } = props;
  const places = useMemo(() => layoutTree(tree), [tree]);
  const grid = useRef<HTMLDivElement>(null);
  const press = (id: string, isMark: boolean): void => {
    // Arrows lead on from what was pressed.
    grid.current?.focus({ preventScroll: true });
    props.onPress(id, isMark);
  };
  return (
    <div className="relative min-h-0 flex-1 overflow-hidden bg-stage">
      <TreeGrid {...props} ref={grid} isHidden move={(fromId, key) => moveInTree(tree, places, fromId, key)} />
      <div className="absolute inset-0 peer-focus-visible:outline-2 peer-focus-visible:-outline-offset-2 peer-focus-visible:outline-[var(--focus)]">
        <BranchGraph {...props} places={places} onPress={press} />
      </div>
    </div>
  );
}
