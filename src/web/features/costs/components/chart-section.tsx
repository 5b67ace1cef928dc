import type { ReactNode } from 'react';
import { formatUsd } from '../../../lib/money.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { useCostsText } from '../costs-texts.ts';
import { formatRoundUsd } from '../figures.ts';
import type { DayPoint } from '../month-days.ts';
import { dayName, monthName } from '../months.ts';
import { SpendChart } from './spend-chart.tsx';

/** A month day by day, as a picture and, for those who listen, as a table of the same figures. */
export function ChartSection({
  month,
  days,
  limitUsd,
}: {
  readonly month: string;
  readonly days: readonly DayPoint[];
  readonly limitUsd: number | null;
}) {
  const t = useCostsText();
  const language = currentLanguage();
  const last = days.findLast(({ sumUsd }) => sumUsd !== null) ?? days[0]!;
  const hasCourse = days.some(({ courseUsd }) => courseUsd !== null);
  return (
    <figure aria-label={t('chart')} className="min-w-0">
      <figcaption className="small mb-2 flex flex-wrap items-center gap-x-5 gap-y-1 text-text-2">
        <span className="sr-only">
          {t('chartSays', {
            month: monthName(month, language),
            usd: formatUsd(last.sumUsd ?? 0),
            day: dayName(last.day, language),
          })}{' '}
          {limitUsd !== null &&
            t('chartLimit', { limit: formatRoundUsd(limitUsd), half: formatRoundUsd(limitUsd / 2) })}
        </span>
        <Legend mark={<i className="h-[2px] w-4 bg-accent" />}>{t('legendSum')}</Legend>
        {hasCourse && (
          <Legend mark={<i className="w-4 border-t-2 border-dotted border-accent" />}>{t('legendCourse')}</Legend>
        )}
        <Legend mark={<i className="size-2.5 rounded-[2px] bg-edge" />}>{t('legendDay')}</Legend>
      </figcaption>
      <SpendChart days={days} limitUsd={limitUsd} />
      <DayTable days={days} />
    </figure>
  );
}

function Legend({ mark, children }: { readonly mark: ReactNode; readonly children: string }) {
  return (
    <span aria-hidden className="flex items-center gap-2">
      {mark}
      {children}
    </span>
  );
}

function DayTable({ days }: { readonly days: readonly DayPoint[] }) {
  const t = useCostsText();
  const language = currentLanguage();
  return (
    <div className="sr-only">
      <table>
        <caption>{t('chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('by_day')}</th>
            <th scope="col">{t('spent')}</th>
            <th scope="col">{t('addedUp')}</th>
          </tr>
        </thead>
        <tbody>
          {days
            .filter(({ sumUsd }) => sumUsd !== null)
            .map((day) => (
              <tr key={day.day}>
                <th scope="row">{dayName(day.day, language)}</th>
                <td>{formatUsd(day.usd)}</td>
                <td>{formatUsd(day.sumUsd ?? 0)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
