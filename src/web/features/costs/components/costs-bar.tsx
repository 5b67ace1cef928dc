import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { modelsQuery } from '../../../lib/calls/list-models.ts';
import { useCommands } from '../../../lib/commands.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../../ui/select.tsx';
import { costVideosQuery } from '../api/list-cost-videos.ts';
import { costCsv } from '../cost-csv.ts';
import type { TableBy } from '../cost-parts.ts';
import { useCostsText } from '../costs-texts.ts';
import { modelRows } from '../model-rows.ts';
import { modelTitle } from '../../../lib/model-title.ts';
import { monthName } from '../months.ts';
import { saveCsv } from '../save-csv.ts';
import type { MonthCosts } from '../use-month-costs.ts';

/** The page's heading with the month that is shown, its figures as a file, and the way to the budget. */
export function CostsBar({
  month,
  by,
  data,
  onMonth,
}: {
  readonly month: string;
  readonly by: TableBy;
  readonly data: MonthCosts | undefined;
  readonly onMonth: (month: string) => void;
}) {
  const t = useCostsText();
  const save = useSaveCsv(month, by, data);
  const isEmpty = data === undefined || data.isUnused;
  const months = data?.months ?? [month];
  useCommands([{ id: 'costs.csv', label: t('csvCommand'), group: t('group'), isDisabled: isEmpty, run: save }]);
  return (
    <header className="mb-6 flex flex-wrap items-center gap-3 max-sm:mb-5 max-sm:gap-2">
      <h1 className="head mr-auto">{t('costs')}</h1>
      {!isEmpty && (
        <>
          <Select
            look="inline"
            label={t('month')}
            value={month}
            onChange={onMonth}
            className="body h-8 border border-line-2 bg-raised px-3 max-sm:border-0 max-sm:bg-transparent max-sm:pr-0 max-sm:[&>span:first-child]:sr-only"
            options={months.map((value) => ({ value, label: monthName(value, currentLanguage()) }))}
          />
          <Button icon={<Download size={14} aria-hidden />} onClick={save} className="max-sm:hidden">
            {t('csv')}
          </Button>
        </>
      )}
      <Link
        to="/settings"
        search={{ part: 'budget' }}
        className="body inline-flex h-8 items-center rounded-control bg-ink px-3 font-medium text-on-ink hover:opacity-90 max-sm:hidden"
      >
        {t(data?.costs.month.limit_usd === null ? 'setBudget' : 'changeBudget')}
      </Link>
    </header>
  );
}

/** The same at the foot of a phone's page, in thumb reach. */
export function CostsFoot({
  month,
  by,
  data,
}: {
  readonly month: string;
  readonly by: TableBy;
  readonly data: MonthCosts;
}) {
  const t = useCostsText();
  const save = useSaveCsv(month, by, data);
  return (
    <footer className="mt-6 flex gap-2 sm:hidden">
      <Link
        to="/settings"
        search={{ part: 'budget' }}
        className="lead flex h-12 flex-1 items-center justify-center rounded-control border border-line-2 bg-raised"
      >
        {t(data.costs.month.limit_usd === null ? 'setBudget' : 'changeBudget')}
      </Link>
      {!data.isUnused && (
        <Button size="touch" icon={<Download size={16} aria-hidden />} onClick={save}>
          {t('csv')}
        </Button>
      )}
    </footer>
  );
}

function useSaveCsv(month: string, by: TableBy, data: MonthCosts | undefined): () => void {
  const t = useCostsText();
  const { data: models = [] } = useQuery(modelsQuery);
  const ids = by === 'video' ? (data?.rows ?? []).map(({ key }) => key) : [];
  const { data: videos } = useQuery({ ...costVideosQuery(ids), enabled: ids.length > 0 });
  return () => {
    if (data === undefined) return;
    const parts = [
      { by, rows: data.rows ?? [], titleOf: (key: string) => videos?.get(key)?.title ?? '' },
      { by: 'model', rows: modelRows(data.costs), titleOf: (key: string) => modelTitle(key, models) },
    ];
    saveCsv(costCsv(parts), t('csvName', { month }));
  };
}
