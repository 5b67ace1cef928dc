import { useCostsText } from '../costs-texts.ts';
import { formatRoundUsd } from '../figures.ts';
import { chartTop, dayCentre, type DayPoint } from '../month-days.ts';

/** The running sum of a month with where it leads, against half of the budget and all of it. */
export function SumBand({
  days,
  limitUsd,
  shown,
  width,
  height,
}: {
  readonly days: readonly DayPoint[];
  readonly limitUsd: number | null;
  /** The day that is pointed at. */
  readonly shown: number | null;
  readonly width: number;
  readonly height: number;
}) {
  const top = chartTop(days, limitUsd);
  const x = ({ number }: DayPoint): number => dayCentre(number, days.length, width);
  const y = (usd: number): number => height - (usd / top) * height;
  const pointsOf = (sum: 'sumUsd' | 'courseUsd'): readonly string[] =>
    days.flatMap((day) => (day[sum] === null ? [] : `${x(day)},${y(day[sum])}`));
  const spent = days.filter(({ sumUsd }) => sumUsd !== null);
  const [first, last] = [spent[0], spent.at(-1)];
  const today = days.find(({ isToday }) => isToday);
  const pointed = spent.find(({ number }) => number === shown);
  const dot = (day: DayPoint, radius: number, edge: number) => (
    <circle cx={x(day)} cy={y(day.sumUsd ?? 0)} r={radius} fill="var(--accent)" stroke="var(--bg)" strokeWidth={edge} />
  );
  return (
    <svg width={width} height={height} aria-hidden>
      <line x2={width} y1={height} y2={height} stroke="var(--line-2)" />
      {pointed && <line x1={x(pointed)} x2={x(pointed)} y2={height} stroke="var(--line-2)" />}
      {first && last && (
        <path
          d={lineThrough([`${x(first)},${height}`, ...pointsOf('sumUsd'), `${x(last)},${height}`])}
          fill="var(--accent-soft)"
        />
      )}
      {limitUsd !== null && <BudgetLines limitUsd={limitUsd} top={top} y={y} width={width} />}
      <path
        d={lineThrough(pointsOf('courseUsd'))}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={1.5}
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      <path
        d={lineThrough(pointsOf('sumUsd'))}
        fill="none"
        stroke="var(--accent)"
        strokeWidth={2}
        strokeLinejoin="round"
      />
      {today && dot(today, 4.5, 2)}
      {pointed && dot(pointed, 3.5, 1)}
    </svg>
  );
}

const lineThrough = (points: readonly string[]): string => (points.length === 0 ? '' : `M${points.join('L')}`);

/** Half of the budget and all of it, each with its sum; a line above the chart's top is left out. */
function BudgetLines({
  limitUsd,
  top,
  y,
  width,
}: {
  readonly limitUsd: number;
  readonly top: number;
  readonly y: (usd: number) => number;
  readonly width: number;
}) {
  const t = useCostsText();
  const lines = [
    { words: 'lineHalf', usd: limitUsd / 2, colour: 'var(--stale)' },
    { words: 'lineFull', usd: limitUsd, colour: 'var(--fail)' },
  ] as const;
  return lines
    .filter(({ usd }) => usd <= top)
    .map(({ words, usd, colour }) => (
      <g key={words}>
        <line x2={width} y1={y(usd)} y2={y(usd)} stroke={colour} strokeDasharray="2 4" />
        <text x={5} y={y(usd) - 5} fill="var(--text-2)" fontSize={11.5}>
          {t(words, { usd: formatRoundUsd(usd) })}
        </text>
      </g>
    ));
}
