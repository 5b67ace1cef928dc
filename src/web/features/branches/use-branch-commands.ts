import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../../lib/commands.ts';
import type { TreeNode } from './branch-tree.ts';
import { useBranchesText } from './branches-texts.ts';

/** What keys and palette can do to the selected checkpoint. Arrows belong to the tree itself. */
export function useBranchCommands({
  videoId,
  selected,
  a,
  b,
  open,
  mark,
  inspect,
  rename,
  leave,
}: {
  readonly videoId: string;
  readonly selected: TreeNode | null;
  readonly a: string | null;
  readonly b: string | null;
  readonly open: () => void;
  readonly mark: () => void;
  readonly inspect: () => void;
  readonly rename: () => void;
  readonly leave: () => void;
}): void {
  const t = useBranchesText();
  const navigate = useNavigate();
  const group = t('branches');
  const isDisabled = selected === null;
  const isMaking = selected?.checkpoint === null;
  useCommands([
    { id: 'branches.open', label: t('open'), group, keys: 'enter', isDisabled, run: open },
    { id: 'branches.mark', label: t('mark'), group, keys: 'x', isDisabled: isDisabled || isMaking, run: mark },
    { id: 'branches.details', label: t('details'), group, keys: 'i', isDisabled, run: inspect },
    { id: 'branches.rename', label: t('rename'), group, keys: 'f2', isDisabled: isDisabled || isMaking, run: rename },
    {
      id: 'branches.compare',
      label: t('compare'),
      group,
      keys: 'c',
      isLocal: true,
      isDisabled: a === null || b === null,
      run: () =>
        void navigate({
          to: '/videos/$videoId/compare',
          params: { videoId },
          search: { a: a ?? undefined, b: b ?? undefined },
        }),
    },
    { id: 'branches.leave', label: t('pickOne'), group, keys: 'escape', isDisabled, isHidden: true, run: leave },
  ]);
}
