import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { problemOf } from '../../../lib/problem-error.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { useCommonText } from '../../../lib/common-texts.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyNote } from '../../../ui/empty-note.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { Segmented } from '../../../ui/segmented.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { tableParts, type TableBy } from '../cost-parts.ts';
import { useCostsText } from '../costs-texts.ts';
import { monthName } from '../months.ts';
import { useMonthCosts, type MonthCosts } from '../use-month-costs.ts';
import { ChartSection } from './chart-section.tsx';
import { CostSummary } from './cost-summary.tsx';
import { CostTable } from './cost-table.tsx';
import { CostsBar, CostsFoot } from './costs-bar.tsx';
import { ModelList } from './model-list.tsx';

export interface CostsPageProps {
  /** `2026-11` */
  readonly month: string;
  readonly by: TableBy;
  readonly onMonth: (month: string) => void;
  readonly onBy: (by: TableBy) => void;
}

/** What paid models cost in a month: one figure against the budget, day by day, by what it was for, and by model. */
export function CostsPage({ month, by, onMonth, onBy }: CostsPageProps) {
  const t = useCostsText();
  const common = useCommonText();
  const { data, error, retry } = useMonthCosts(month, by);
  return (
    <Page>
      <CostsBar month={month} by={by} data={data} onMonth={onMonth} />
      {data === undefined && error !== null && (
        <ProblemNote
          problem={problemOf(error)}
          actions={
            <Button size="sm" onClick={retry}>
              {common('tryAgain')}
            </Button>
          }
        />
      )}
      {data === undefined && error === null && <CostsSkeleton />}
      {data?.isUnused && (
        <EmptyNote
          title={t('nothing')}
          action={
            <Link
              to="/settings"
              search={{ part: 'providers' }}
              className="body inline-flex h-10 items-center rounded-control border border-line-2 bg-raised px-4 hover:bg-pressed"
            >
              {t('addKey')}
            </Link>
          }
        >
          {t('nothingText')}
        </EmptyNote>
      )}
      {data !== undefined && !data.isUnused && <MonthView month={month} by={by} data={data} onBy={onBy} />}
      {data !== undefined && <CostsFoot month={month} by={by} data={data} />}
    </Page>
  );
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <main className="scroll-quiet min-h-0 flex-1 overflow-y-auto px-12 pt-8 pb-16 max-lg:px-6 max-sm:px-4 max-sm:pt-5 max-sm:pb-8">
      <div className="mx-auto max-w-[1292px]">{children}</div>
    </main>
  );
}

function MonthView({
  month,
  by,
  data,
  onBy,
}: {
  readonly month: string;
  readonly by: TableBy;
  readonly data: MonthCosts;
  readonly onBy: (by: TableBy) => void;
}) {
  const t = useCostsText();
  const { costs, days, rows, now } = data;
  const limitUsd = costs.month.month === month ? costs.month.limit_usd : null;
  return (
    <>
      <section className="grid grid-cols-[296px_minmax(0,1fr)] gap-10 border-b border-line pb-7 max-lg:grid-cols-1 max-lg:gap-7">
        <CostSummary month={month} costs={costs} now={now} />
        <ChartSection month={month} days={days} limitUsd={limitUsd} />
      </section>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(300px,440px)] gap-x-12 gap-y-8 pt-5 max-lg:grid-cols-1">
        <section aria-labelledby="costs-by" className="min-w-0">
          <header className="mb-2 flex min-h-8 flex-wrap items-center justify-between gap-2">
            <h2 id="costs-by" className="title">
              {t(`title_${by}`)}
            </h2>
            <Segmented
              label={t('by')}
              value={by}
              onChange={onBy}
              options={tableParts.map((value) => ({ value, label: t(`by_${value}`) }))}
            />
          </header>
          {rows === undefined ? (
            <Skeleton className="h-40" />
          ) : rows.length === 0 ? (
            <p className="body py-4 text-text-2">{t('nothingThen', { month: monthName(month, currentLanguage()) })}</p>
          ) : (
            <CostTable key={`${month}${by}`} by={by} rows={rows} />
          )}
        </section>
        {costs.rows.length > 0 && (
          <section aria-labelledby="costs-by-model" className="min-w-0 max-sm:order-first">
            <h2 id="costs-by-model" className="title mb-3 flex min-h-8 items-center max-sm:mb-1">
              {t('byModel')}
            </h2>
            <ModelList costs={costs} />
          </section>
        )}
      </div>
    </>
  );
}

function CostsSkeleton() {
  return (
    <div aria-hidden className="grid grid-cols-[296px_1fr] gap-10 max-lg:grid-cols-1">
      <div className="flex flex-col gap-4">
        <Skeleton className="h-14 w-48" />
        <Skeleton className="h-2" />
        <Skeleton className="h-32" />
      </div>
      <Skeleton className="h-[320px]" />
    </div>
  );
}
