import { moveInList } from '../tree-moves.ts';
import type { TreeViewProps } from '../tree-view-props.ts';
import { TreeGrid } from './tree-grid.tsx';

/** The tree as a list that scrolls. */
export function ListedTree(props: TreeViewProps) {
  return (
    <div className="scroll-quiet min-h-0 flex-1 overflow-y-auto has-[[role=treegrid]:focus-visible]:outline-2 has-[[role=treegrid]:focus-visible]:-outline-offset-2 has-[[role=treegrid]:focus-visible]:outline-[var(--focus)]">
      <TreeGrid {...props} move={(fromId, key) => moveInList(props.tree, fromId, key)} />
    </div>
  );
}
