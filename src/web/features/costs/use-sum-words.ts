import { formatUsd } from '../../lib/money.ts';
import type { CostSum } from './api/list-costs.ts';
import { useCostsText } from './costs-texts.ts';

/** What of a sum is not settled, in words: `$1.14 held, $0.19 being checked`; empty when all of it is. */
export function useSumWords(): (sum: CostSum) => string {
  const t = useCostsText();
  return (sum) =>
    [
      sum.held_usd > 0 && t('heldWords', { usd: formatUsd(sum.held_usd) }),
      sum.unclear_usd > 0 && t('unclearWords', { usd: formatUsd(sum.unclear_usd) }),
      sum.unpriced_calls > 0 && t('unpricedWords', { count: sum.unpriced_calls }),
    ]
      .filter(Boolean)
      .join(', ');
}
