import type { BranchTree } from './branch-tree.ts';
import type { Marks } from './tree-moves.ts';

/** What a view of the tree shows, drawn or as a list, and what it tells. */
export interface TreeViewProps {
  readonly tree: BranchTree;
  readonly selectedId: string | null;
  readonly marks: Marks;
  /** Where one is when nothing is selected. */
  readonly homeId: string | null;
  readonly onSelect: (id: string) => void;
  /** A press: selects, or marks for a comparison. */
  readonly onPress: (id: string, isMark: boolean) => void;
  readonly onOpen: (id: string) => void;
}
