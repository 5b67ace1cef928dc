/** What places a checkpoint among others. */
export interface CheckpointLink {
  readonly id: string;
  /** The checkpoint it goes on from; null at a root. */
  readonly parentId: string | null;
  /** The checkpoint it is an edit of: its sibling, with the same parent. */
  readonly editedFromId: string | null;
}

/** A checkpoint with what grew from it. */
export interface CheckpointBranch<T> {
  readonly checkpoint: T;
  /** Number of checkpoints between it and its root; 0 at a root. */
  readonly depth: number;
  readonly children: readonly CheckpointBranch<T>[];
}

/**
 * The trees of some checkpoints, by `parentId`; roots and children in the order given. A checkpoint whose parent is not
 * among them is a root. Throws `RangeError` when parents go round in a circle. Linear in their number.
 */
export function buildForest<T extends CheckpointLink>(checkpoints: readonly T[]): CheckpointBranch<T>[] {
  const known = new Set(checkpoints.map((checkpoint) => checkpoint.id));
  const byParent = Map.groupBy(checkpoints, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const grow = (parentId: string | null, depth: number): GrowingBranch<T>[] =>
    (byParent.get(parentId) ?? []).map((checkpoint) => ({ checkpoint, depth, children: [] }));
  const roots = grow(null, 0);
  const open = [...roots];
  let placed = 0;
  for (let branch = open.pop(); branch !== undefined; branch = open.pop()) {
    placed++;
    branch.children = grow(branch.checkpoint.id, branch.depth + 1);
    open.push(...branch.children);
  }
  if (placed < checkpoints.length) throw new RangeError('The parents of some checkpoints go round in a circle.');
  return roots;
}

interface GrowingBranch<T> extends CheckpointBranch<T> {
  children: GrowingBranch<T>[];
}

/**
 * The newest checkpoint that two others come from, where an edit comes from the checkpoint it was made at; one of the
 * two when the other comes from it. `undefined` when they have nothing in common, or are unknown. Linear.
 */
export function lowestCommonAncestor<T extends CheckpointLink>(
  checkpoints: readonly T[],
  oneId: string,
  otherId: string,
): T | undefined {
  const byId = new Map(checkpoints.map((checkpoint) => [checkpoint.id, checkpoint]));
  const ancestors = new Set(lineOf(byId, oneId));
  return lineOf(byId, otherId).find((checkpoint) => ancestors.has(checkpoint));
}

/** A checkpoint and all it comes from, the nearest first. */
function lineOf<T extends CheckpointLink>(byId: ReadonlyMap<string, T>, id: string): T[] {
  const line = new Set<T>();
  let checkpoint = byId.get(id);
  while (checkpoint !== undefined && !line.has(checkpoint)) {
    line.add(checkpoint);
    const fromId: string | null = checkpoint.editedFromId ?? checkpoint.parentId;
    checkpoint = fromId === null ? undefined : byId.get(fromId);
  }
  return [...line];
}
