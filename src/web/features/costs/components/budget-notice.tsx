import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';
import { formatUsd } from '../../../lib/money.ts';
import { costsQuery } from '../api/list-costs.ts';
import { budgetState } from '../budget-state.ts';
import { useCostsText } from '../costs-texts.ts';
import { boundsOf, monthOf } from '../months.ts';

const storageKey = 'beatboard-budget-told';

/** Says, once for each month, that half of the budget is used, and that all of it is. */
export function BudgetNotice() {
  const t = useCostsText();
  const navigate = useNavigate();
  const [bounds] = useState(() => boundsOf(monthOf(new Date())));
  const isThere = useRouterState({ select: ({ location }) => location.pathname === '/costs' });
  const { data } = useQuery({ ...costsQuery('model', bounds), refetchInterval: 120_000 });
  useEffect(() => {
    if (data === undefined) return;
    const { month, used_usd: used, limit_usd: limit } = data.month;
    const state = budgetState(used, limit);
    const mark = `${month} ${state}`;
    if (state === 'below' || state === 'none') toast.dismiss('budget');
    // A budget of nothing is a wish, not news.
    if ((state !== 'past' && state !== 'over') || limit === 0 || localStorage.getItem(storageKey) === mark) return;
    localStorage.setItem(storageKey, mark);
    // Where the costs stand, they say it themselves.
    if (isThere) return;
    const words =
      state === 'over' ? t('noticeFull') : t('noticeHalf', { used: formatUsd(used), limit: formatUsd(limit ?? 0) });
    toast(words, {
      id: 'budget',
      duration: 12_000,
      action: { label: t('noticeOpen'), onClick: () => void navigate({ to: '/costs' }) },
    });
  }, [data, t, navigate, isThere]);
  return null;
}
