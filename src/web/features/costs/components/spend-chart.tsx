import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { formatUsd } from '../../../lib/money.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { useWidth } from '../../../lib/use-width.ts';
import { useCostsText } from '../costs-texts.ts';
import type { DayPoint } from '../month-days.ts';
import { dayName } from '../months.ts';
import { DayBand } from './day-band.tsx';
import { SumBand } from './sum-band.tsx';

/**
 * Two bands on one clock: the running sum against the budget, and each day on its own scale below. Pointer and arrow keys
 * go from day to day; all figures stand in a table beside it.
 */
export function SpendChart({
  days,
  limitUsd,
}: {
  readonly days: readonly DayPoint[];
  readonly limitUsd: number | null;
}) {
  const t = useCostsText();
  const isPhone = usePhone();
  const chart = useRef<HTMLDivElement>(null);
  const width = useWidth(chart);
  const [shown, setShown] = useState<number | null>(null);
  const spent = days.filter(({ sumUsd }) => sumUsd !== null);
  const last = spent.length;
  const show = (number: number): void => setShown(Math.min(last, Math.max(1, number)));
  const point = spent[(shown ?? last) - 1];
  const [sumHeight, dayHeight] = isPhone ? [150, 62] : [232, 74];
  const toDay = ({ currentTarget, clientX }: PointerEvent): void => {
    const number = Math.floor(((clientX - currentTarget.getBoundingClientRect().left) / width) * days.length) + 1;
    // Days to come have nothing to say.
    setShown(number <= last ? Math.max(1, number) : null);
  };
  const toNext = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -last, End: last };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    show((shown ?? last) + step);
  };
  return (
    <div
      ref={chart}
      role="slider"
      tabIndex={0}
      aria-label={t('by_day')}
      aria-valuemin={1}
      aria-valuemax={last}
      aria-valuenow={shown ?? last}
      aria-valuetext={point === undefined ? undefined : dayWords(t, point).join(', ')}
      onPointerMove={toDay}
      onPointerLeave={() => setShown(null)}
      onFocus={({ currentTarget }) => currentTarget.matches(':focus-visible') && show(last)}
      onBlur={() => setShown(null)}
      onKeyDown={toNext}
      className="relative rounded-media outline-offset-4 [&_svg]:block [&_svg]:overflow-visible"
      style={{ height: sumHeight + dayHeight }}
    >
      {width > 0 && (
        <>
          <SumBand days={days} limitUsd={limitUsd} shown={shown} width={width} height={sumHeight} />
          <DayBand days={days} shown={shown} width={width} height={dayHeight} barWidth={isPhone ? 6 : 14} />
          {shown !== null && point !== undefined && <DayTip point={point} share={(shown - 0.5) / days.length} />}
        </>
      )}
    </div>
  );
}

function dayWords(t: ReturnType<typeof useCostsText>, { day, usd, sumUsd }: DayPoint): readonly string[] {
  return [
    dayName(day, currentLanguage()),
    t('thatDay', { usd: formatUsd(usd) }),
    t('inAll', { usd: formatUsd(sumUsd ?? 0) }),
  ];
}

/** What one day came to, beside its line: on the side with more room. */
function DayTip({ point, share }: { readonly point: DayPoint; readonly share: number }) {
  const [name, ...sums] = dayWords(useCostsText(), point);
  const side = share < 0.5 ? { left: `calc(${share * 100}% + 10px)` } : { right: `calc(${(1 - share) * 100}% + 10px)` };
  return (
    <div
      aria-hidden
      style={side}
      className="small num pointer-events-none absolute top-2 rounded-control bg-raised px-2.5 py-1.5 whitespace-nowrap shadow-[var(--shadow-2)]"
    >
      <b className="font-medium">{name}</b>
      {sums.map((sum) => (
        <span key={sum} className="block text-text-2">
          {sum}
        </span>
      ))}
    </div>
  );
}
