import { useMemo } from 'react';
import { useCommonText } from '../../lib/common-texts.ts';
import { formatPrice } from '../../lib/money.ts';
import { useSlotWords } from '../../lib/slot-words.ts';
import { formatTimeLeft } from '../../lib/time.ts';
import type { TreeNode } from './branch-tree.ts';
import { useBranchesText } from './branches-texts.ts';

/** What is said of a node. */
export interface NodeWords {
  /** `8 pictures`, `5 of 9, 2:10 left` */
  readonly what: string;
  readonly price: string;
  /** The edit that its branch began with; empty where it began without one. */
  readonly edit: string;
}

/** Puts nodes into words. The function stays the same while the language does. */
export function useNodeWords(): (node: TreeNode) => NodeWords {
  const t = useBranchesText();
  const common = useCommonText();
  const slotWords = useSlotWords();
  return useMemo(() => {
    const makingOf = ({ state, making }: TreeNode): string => {
      if (state === 'stopped') return t('stopped');
      if (making === null || making.total === null) return t('atWork');
      const { done, total, secondsLeft } = making;
      if (secondsLeft === null) return t('making', { done, total });
      return t('makingLeft', { done, total, left: formatTimeLeft(secondsLeft) });
    };
    const whatOf = (node: TreeNode): string => {
      const { checkpoint, phase } = node;
      if (checkpoint === null) return makingOf(node);
      const { made_count: made, kept_count: kept } = checkpoint;
      if (phase === 1) return t('plan', { version: checkpoint.version });
      // The plan is always among what was kept.
      if (phase === 2 && kept <= 1) return t('pictures', { count: made + kept - 1 });
      if (phase === 2 && made > 0) return t('picturesMade', { count: made, kept: kept - 1 });
      const name = phase === 4 ? t('final') : common(`phase_${phase}`);
      if (checkpoint.edited_from_id !== null && made === 0) return t('edited', { name });
      return phase === 4 ? name : t('madeKept', { name, made, kept });
    };
    const editOf = ({ checkpoint }: TreeNode): string => {
      const [first, ...others] = checkpoint?.changed_slots ?? [];
      if (first === undefined) return '';
      const what = slotWords(first);
      return others.length === 0 ? what : t('andMore', { what, count: others.length });
    };
    const priceOf = ({ checkpoint, state }: TreeNode): string => {
      if (checkpoint === null) return state === 'stopped' ? t('notBilled') : '';
      return formatPrice(checkpoint.cost_usd);
    };
    return (node) => ({ what: whatOf(node), price: priceOf(node), edit: node.isFirstOfBranch ? editOf(node) : '' });
  }, [t, common, slotWords]);
}
