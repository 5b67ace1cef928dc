import { formatUsd } from '../../../lib/money.ts';
import { useBillText } from '../bill-texts.ts';

/** The video's limit: what is spent, what this adds, and the line at half. */
export function LimitBar({
  spentUsd,
  thenUsd,
  limitUsd,
}: {
  readonly spentUsd: number;
  readonly thenUsd: number;
  readonly limitUsd: number;
}) {
  const t = useBillText();
  const share = (usd: number): string => `${Math.min(100, limitUsd === 0 ? 100 : (usd / limitUsd) * 100)}%`;
  const over = spentUsd + thenUsd - limitUsd;
  return (
    <div className="mt-4 rounded-control bg-bg px-3.5 py-3">
      <div aria-hidden className="relative h-[6px] overflow-hidden rounded-full bg-line-2">
        <i className="absolute inset-y-0 left-0 bg-accent" style={{ width: share(spentUsd + thenUsd) }} />
        <i className="absolute inset-y-0 left-0 bg-text-2" style={{ width: share(spentUsd) }} />
        <i className="absolute inset-y-0 left-1/2 w-[1.5px] bg-bg" />
      </div>
      <p className="small num mt-2 flex flex-wrap justify-between gap-x-4 text-text-2">
        {over > 0 ? (
          <span className="text-fail">{t('overLimit', { limit: formatUsd(limitUsd), over: formatUsd(over) })}</span>
        ) : (
          <span>
            {t('spentThen', {
              spent: formatUsd(spentUsd),
              sum: formatUsd(spentUsd + thenUsd),
              limit: formatUsd(limitUsd),
            })}
          </span>
        )}
        <span className="text-text-3">{t('stopsBefore')}</span>
      </p>
    </div>
  );
}
