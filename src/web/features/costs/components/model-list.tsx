import { useQuery } from '@tanstack/react-query';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { formatUsd } from '../../../lib/money.ts';
import { Meter } from '../../../ui/meter.tsx';
import type { Costs } from '../api/list-costs.ts';
import { useCostsText } from '../costs-texts.ts';
import { formatDifference } from '../figures.ts';
import { modelRows } from '../model-rows.ts';
import { modelTitle } from '../../../lib/model-title.ts';
import { useSumWords } from '../use-sum-words.ts';

/** What each model cost, against what it was thought to. */
export function ModelList({ costs }: { readonly costs: Costs }) {
  const t = useCostsText();
  const words = useSumWords();
  const { data: models = [] } = useQuery(modelsQuery);
  return (
    <ul className="max-sm:border-t max-sm:border-line">
      {modelRows(costs).map((row) => {
        const open = words(row);
        return (
          <li
            key={row.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 py-[7px] max-sm:border-b max-sm:border-line max-sm:py-2.5"
          >
            <span className="body max-sm:lead truncate">
              {modelTitle(row.key, models)}{' '}
              <span className="small num text-text-3">{t('callsOf', { count: row.calls })}</span>
            </span>
            <span className="num body max-sm:lead text-right font-medium">{formatUsd(row.spent_usd)}</span>
            <Meter value={row.share} className="mt-1.5" />
            <span className="num micro min-w-[92px] text-right text-text-3">
              {row.offBy === null ? t('noEstimate') : t('onEstimate', { percent: formatDifference(row.offBy) })}
            </span>
            {open !== '' && <span className="small col-span-2 text-text-3">{open}</span>}
          </li>
        );
      })}
    </ul>
  );
}
