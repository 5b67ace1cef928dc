import type { BranchTree } from './branch-tree.ts';
import type { Place } from './layout-tree.ts';
import type { Marks } from './tree-moves.ts';

/** What a view of the tree shows, drawn or as a list, and what it tells. */
export interface TreeViewProps {
  readonly tree: BranchTree;
  readonly places: ReadonlyMap<string, Place>;
  readonly selectedId: string | null;
  readonly marks: Marks;
  /** Where one is when nothing is selected. */
  readonly homeId: string | null;
  /** Selects a node, or marks it for a comparison. */
  readonly onPress: (id: string, isMark: boolean) => void;
  readonly onOpen: (id: string) => void;
}
