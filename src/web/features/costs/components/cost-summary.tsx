import { CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatUsd } from '../../../lib/money.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { Popover } from '../../../ui/popover.tsx';
import type { Costs } from '../api/list-costs.ts';
import { useCostsText } from '../costs-texts.ts';
import { formatShare } from '../figures.ts';
import { offByOf } from '../model-rows.ts';
import { courseOf } from '../month-days.ts';
import { monthName } from '../months.ts';
import { useSumWords } from '../use-sum-words.ts';
import { BudgetBar } from './budget-bar.tsx';

/** One figure, the budget it counts against, and what is held, unclear and unknown apart from it. */
export function CostSummary({
  month,
  costs,
  now,
}: {
  readonly month: string;
  readonly costs: Costs;
  readonly now: Date;
}) {
  const t = useCostsText();
  const { total, models } = costs;
  const isPresent = costs.month.month === month;
  const offBy = offByOf(models);
  const open = useSumWords()(total);
  return (
    <div>
      <p className="small text-text-2">
        {isPresent ? t('spentNow') : t('spentThen', { month: monthName(month, currentLanguage()) })}
      </p>
      <p className="num text-[52px] leading-[56px] font-medium tracking-[-0.04em] max-sm:text-[44px] max-sm:leading-[48px]">
        {formatUsd(total.spent_usd)}
      </p>
      {isPresent && (
        <BudgetBar
          month={month}
          spentUsd={total.spent_usd}
          usedUsd={costs.month.used_usd}
          limitUsd={costs.month.limit_usd}
          courseUsd={courseOf(month, total.spent_usd, now)}
        />
      )}
      {open !== '' && <p className="small num mt-2 text-text-2 sm:hidden">{open}</p>}
      <dl className="mt-5 border-t border-line max-sm:hidden">
        <Fact name={t('held')}>{formatUsd(total.held_usd)}</Fact>
        <Fact name={t('unclear')} help={t('unclearHelp')}>
          {formatUsd(total.unclear_usd)}
        </Fact>
        {total.unpriced_calls > 0 && <Fact name={t('unpriced')}>{total.unpriced_calls}</Fact>}
        {offBy !== null && <Fact name={t('offBy')}>{formatShare(offBy)}</Fact>}
      </dl>
    </div>
  );
}

function Fact({
  name,
  help,
  children,
}: {
  readonly name: string;
  readonly help?: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex min-h-[39px] items-center justify-between gap-3 border-b border-line">
      <dt className="body flex items-center gap-1 text-text-2">
        {name}
        {help !== undefined && (
          <Popover
            title={name}
            trigger={
              <button
                type="button"
                aria-label={name}
                className="inline-flex size-6 items-center justify-center rounded-control text-text-3 hover:text-text"
              >
                <CircleHelp size={13} aria-hidden />
              </button>
            }
          >
            <p className="body text-text-2">{help}</p>
          </Popover>
        )}
      </dt>
      <dd className="num body font-medium">{children}</dd>
    </div>
  );
}
