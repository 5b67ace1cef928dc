import { currentLanguage } from '../../../lib/texts.ts';
import { formatUsd } from '../../../lib/money.ts';
import { cx } from '../../../lib/class-names.ts';
import { budgetState } from '../budget-state.ts';
import { useCostsText } from '../costs-texts.ts';
import { formatRoundUsd, formatShare } from '../figures.ts';
import { dayName, nextMonth } from '../months.ts';

/** The month against its budget: a bar with its half marked, and words that say what happens when. */
export function BudgetBar({
  month,
  spentUsd,
  usedUsd,
  limitUsd,
  courseUsd,
}: {
  readonly month: string;
  readonly spentUsd: number;
  /** With what is held and unclear: all of it counts. */
  readonly usedUsd: number;
  readonly limitUsd: number | null;
  readonly courseUsd: number | null;
}) {
  const t = useCostsText();
  const state = budgetState(usedUsd, limitUsd);
  const share = (usd: number): string => `${Math.min(100, limitUsd ? (usd / limitUsd) * 100 : 100)}%`;
  const course = courseUsd !== null && (
    <span className="text-text-3">{t('onCourse', { usd: formatRoundUsd(Math.round(courseUsd)) })}</span>
  );
  if (limitUsd === null) {
    return (
      <p className="small num mt-3 flex flex-wrap justify-between gap-x-4 text-text-2">
        <span>{t('noLimit')}</span>
        {course}
      </p>
    );
  }
  const words = {
    half: formatRoundUsd(limitUsd / 2),
    limit: formatRoundUsd(limitUsd),
    next: dayName(nextMonth(month).toISOString().slice(0, 10), currentLanguage()),
  };
  return (
    <div className="mt-4">
      <div aria-hidden className="relative mb-2 h-[6px] overflow-hidden rounded-full bg-line-2">
        <i className="absolute inset-y-0 left-0 bg-accent-line" style={{ width: share(usedUsd) }} />
        <i
          className={cx('absolute inset-y-0 left-0', state === 'over' ? 'bg-fail' : 'bg-accent')}
          style={{ width: share(spentUsd) }}
        />
        <i className="absolute inset-y-0 left-1/2 w-[2px] bg-bg" />
      </div>
      <p className="small num flex flex-wrap justify-between gap-x-4 text-text-2">
        <span>
          {t('shareOf', { share: formatShare(limitUsd === 0 ? 1 : usedUsd / limitUsd), limit: formatUsd(limitUsd) })}
        </span>
        {course}
      </p>
      {state !== 'none' && (
        <p
          className={cx(
            'small mt-2',
            state === 'below' ? 'text-text-3' : state === 'past' ? 'text-stale' : 'text-fail',
          )}
        >
          {t(state === 'below' ? 'isBelow' : state === 'past' ? 'isPast' : 'isOver', words)}
          {usedUsd > spentUsd && <span className="text-text-3"> {t('countsHeld')}</span>}
        </p>
      )}
    </div>
  );
}
