import type { ListedCheckpoint } from '#contract/checkpoint.ts';
import type { VideoStatus } from '#contract/video-status.ts';

export type PhaseNumber = 1 | 2 | 3 | 4;

/** A place in the tree: a checkpoint, or the one that is being made now. */
export interface TreeNode {
  readonly id: string;
  /** The node its line comes from; null at the roots. */
  readonly parentId: string | null;
  readonly branchName: string;
  readonly phase: PhaseNumber;
  readonly state: 'done' | 'review' | 'making' | 'stopped';
  /** Null while it is being made. */
  readonly checkpoint: ListedCheckpoint | null;
  /** Whether its branch begins here: then it carries the branch's name. */
  readonly isFirstOfBranch: boolean;
  /** Results ready and wanted, and seconds left, while it is being made; null where there is nothing to judge by. */
  readonly making: {
    readonly done: number;
    readonly total: number | null;
    readonly secondsLeft: number | null;
  } | null;
}

/** A video's checkpoints as a tree. Parents come before their children, and a branch goes on before others leave it. */
export interface BranchTree {
  readonly nodes: readonly TreeNode[];
  readonly byId: ReadonlyMap<string, TreeNode>;
  readonly childrenOf: ReadonlyMap<string | null, readonly TreeNode[]>;
}

/** Id of the node that is being made; checkpoints have others. */
export const makingId = 'making';

/** Puts a tree together; `status` tells what is being made. */
export function branchTree(checkpoints: readonly ListedCheckpoint[], status: VideoStatus | undefined): BranchTree {
  const parents = new Set(checkpoints.map(({ parent_id: parentId }) => parentId));
  const named = new Set<string>();
  const nodes = checkpoints.map((checkpoint): TreeNode => {
    const isFirstOfBranch = !named.has(checkpoint.branch_name);
    named.add(checkpoint.branch_name);
    const isWaiting = checkpoint.status === 'pending' && checkpoint.phase_number < 4 && !parents.has(checkpoint.id);
    return {
      id: checkpoint.id,
      // An edit of a plan has no parent: its line comes from the plan it is an edit of.
      parentId: checkpoint.parent_id ?? checkpoint.edited_from_id,
      branchName: checkpoint.branch_name,
      phase: checkpoint.phase_number as PhaseNumber,
      state: isWaiting ? 'review' : 'done',
      checkpoint,
      isFirstOfBranch,
      making: null,
    };
  });
  const making = status === undefined ? null : nodeInTheMaking(nodes, status);
  return arrange(making === null ? nodes : [...nodes, making]);
}

const stagesOfPhase: Readonly<Record<PhaseNumber, readonly string[]>> = {
  1: ['plan'],
  2: ['storyboard'],
  3: ['clips'],
  4: ['music', 'mix', 'check'],
};

function nodeInTheMaking(nodes: readonly TreeNode[], status: VideoStatus): TreeNode | null {
  const isStopped = status.status === 'failed' || status.status === 'canceled';
  const rests = status.status === 'complete' || status.status.startsWith('paused_at_');
  const parent = nodes.find(({ id }) => id === status.current_checkpoint?.checkpoint_id);
  const phase = status.current_phase as PhaseNumber | null;
  if (rests || parent === undefined || phase === null || phase <= parent.phase) return null;
  const stages = status.stages.filter(({ stage }) => stagesOfPhase[phase].includes(stage));
  const only = stages.length === 1 ? stages[0] : undefined;
  return {
    ...{ id: makingId, parentId: parent.id, branchName: parent.branchName, phase, checkpoint: null },
    state: isStopped ? 'stopped' : 'making',
    isFirstOfBranch: false,
    making: {
      done: only?.done ?? stages.filter(({ state }) => state === 'done').length,
      total: only?.total ?? (stages.length > 1 ? stages.length : null),
      secondsLeft: status.eta_seconds,
    },
  };
}

/** Orders nodes as one reads them: a branch to its end before those that leave it, each with all that grew from it. */
export function arrange(nodes: readonly TreeNode[]): BranchTree {
  const ids = new Set(nodes.map(({ id }) => id));
  const rooted = nodes.map((node) =>
    node.parentId !== null && !ids.has(node.parentId) ? { ...node, parentId: null } : node,
  );
  const byId = new Map(rooted.map((node) => [node.id, node]));
  const childrenOf = new Map<string | null, TreeNode[]>();
  for (const node of rooted) {
    const siblings = childrenOf.get(node.parentId);
    if (siblings === undefined) childrenOf.set(node.parentId, [node]);
    else siblings.push(node);
  }
  const leaves = (node: TreeNode): number => Number(byId.get(node.parentId ?? '')?.branchName !== node.branchName);
  for (const siblings of childrenOf.values()) siblings.sort((one, other) => leaves(one) - leaves(other));
  const ordered: TreeNode[] = [];
  const open = (childrenOf.get(null) ?? []).toReversed();
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    ordered.push(node);
    open.push(...(childrenOf.get(node.id) ?? []).toReversed());
  }
  return { nodes: ordered, byId, childrenOf };
}

/** The node and those it comes from, the root last. */
export function lineTo({ byId }: BranchTree, id: string | null): readonly TreeNode[] {
  const line: TreeNode[] = [];
  for (let node = byId.get(id ?? ''); node !== undefined; node = byId.get(node.parentId ?? '')) line.push(node);
  return line;
}
