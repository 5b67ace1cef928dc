import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { ListedCheckpoint } from '#contract/checkpoint.ts';
import { statusQuery } from '../../lib/calls/get-status.ts';
import { checkpointsQuery } from '../../lib/calls/list-checkpoints.ts';
import { useCommonText } from '../../lib/common-texts.ts';
import { branchTree, type BranchTree, type TreeNode } from './branch-tree.ts';
import { filterTree, type TreeShow } from './filter-tree.ts';
import { useNodeWords } from './use-node-words.ts';

/** What the page of branches knows. */
export interface BranchPageData {
  /** Undefined until the server has answered. */
  readonly checkpoints: readonly ListedCheckpoint[] | undefined;
  readonly error: unknown;
  /** Everything, and the part that is asked for. */
  readonly tree: BranchTree;
  readonly shown: BranchTree;
  /** Of the newest checkpoint. */
  readonly currentId: string | null;
  readonly spentUsd: number | null;
}

const none: readonly ListedCheckpoint[] = [];

/** Reads the tree of a video; drawn anew only when it changes. */
export function useBranchPage(videoId: string, show: TreeShow, search: string): BranchPageData {
  const common = useCommonText();
  const wordsOf = useNodeWords();
  const { data, error } = useQuery(checkpointsQuery(videoId));
  const { data: status } = useQuery(statusQuery(videoId));
  const checkpoints = data?.checkpoints;
  const tree = useMemo(() => branchTree(checkpoints ?? none, status), [checkpoints, status]);
  const searchWords = useCallback(
    (node: TreeNode) => {
      const { what, edit } = wordsOf(node);
      return [node.branchName, common(`phase_${node.phase}`), what, edit].join(' ');
    },
    [wordsOf, common],
  );
  const shown = useMemo(() => filterTree(tree, show, search, searchWords), [tree, show, search, searchWords]);
  return {
    ...{ checkpoints, error, tree, shown },
    currentId: status?.current_checkpoint?.checkpoint_id ?? null,
    spentUsd: status?.cost_usd ?? null,
  };
}
