import type { ReactNode } from 'react';
import { formatUsd } from '../../../lib/money.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { LiveSearch } from '../../../ui/live-search.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { useBranchesText } from '../branches-texts.ts';
import { treeShows, type TreeShow } from '../filter-tree.ts';

/** How many branches there are and what they cost; which of them are shown, and how. */
export function BranchesHead({
  counts,
  spentUsd,
  show,
  onShow,
  q,
  onSearch,
  children,
}: {
  readonly counts: { readonly branches: number; readonly checkpoints: number };
  readonly spentUsd: number | null;
  readonly show: TreeShow;
  readonly onShow: (show: TreeShow) => void;
  readonly q: string;
  readonly onSearch: (q: string) => void;
  /** How it is shown, where there is a choice. */
  readonly children?: ReactNode;
}) {
  const t = useBranchesText();
  const common = useCommonText();
  const summary = [
    t('branchCount', { count: counts.branches }),
    t('checkpointCount', { count: counts.checkpoints }),
    spentUsd === null ? common('priceUnknown') : formatUsd(spentUsd),
  ].join(', ');
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 bg-stage px-5 py-2 max-sm:px-4">
      <h2 className="title">{t('branches')}</h2>
      <p className="body num mr-auto truncate text-text-2">{summary}</p>
      <Segmented
        label={t('show')}
        value={show}
        onChange={onShow}
        options={treeShows.map((value) => ({ value, label: t(`show_${value}`) }))}
      />
      <LiveSearch
        label={t('find')}
        clearLabel={t('clear')}
        command={{ id: 'branches.find', group: t('branches') }}
        q={q}
        onSearch={onSearch}
        className="w-[210px] max-sm:w-full"
      />
      {children}
    </header>
  );
}
