import { Link } from '@tanstack/react-router';
import { Columns2, X } from 'lucide-react';
import { IconButton } from '../../../ui/icon-button.tsx';
import type { TreeNode } from '../branch-tree.ts';
import { useBranchesText } from '../branches-texts.ts';

/** What was marked for a comparison, and the way there. */
export function CompareBar({
  videoId,
  a,
  b,
  onClear,
}: {
  readonly videoId: string;
  readonly a: TreeNode;
  readonly b: TreeNode | null;
  readonly onClear: () => void;
}) {
  const t = useBranchesText();
  return (
    <div className="enter absolute right-5 bottom-4 z-10 flex max-w-[calc(100%-40px)] items-center gap-3 rounded-panel bg-raised py-1.5 pr-1.5 pl-4 shadow-[var(--shadow-2)]">
      <p className="body flex min-w-0 items-center gap-1.5">
        <b className="font-medium">A</b>
        <span className="tc max-w-[140px] truncate text-[12px]">{a.branchName}</span>
        <span className="shrink-0 text-text-3">{b === null ? t('against') : t('and')}</span>
        {b !== null && (
          <>
            <b className="font-medium">B</b>
            <span className="tc max-w-[140px] truncate text-[12px]">{b.branchName}</span>
          </>
        )}
      </p>
      {b !== null && (
        <Link
          to="/videos/$videoId/compare"
          params={{ videoId }}
          search={{ a: a.id, b: b.id }}
          className="body inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control bg-ink px-3 font-medium text-on-ink hover:opacity-90"
        >
          <Columns2 size={14} aria-hidden />
          {t('compare')}
        </Link>
      )}
      <IconButton label={t('unmark')} side="top" onClick={onClear} className="-ml-1.5">
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
