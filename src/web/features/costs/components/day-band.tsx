import { currentLanguage } from '../../../lib/texts.ts';
import { dayCentre, type DayPoint } from '../month-days.ts';
import { dayName } from '../months.ts';

const axisHeight = 24;
const roomAbove = 14;
/** The smallest sum can still be seen. */
const leastHeight = 2;

/** What each day of a month cost, the dearest as high as there is room, above the axis of days. */
export function DayBand({
  days,
  shown,
  width,
  height,
  barWidth,
}: {
  readonly days: readonly DayPoint[];
  /** The day that is pointed at. */
  readonly shown: number | null;
  readonly width: number;
  readonly height: number;
  readonly barWidth: number;
}) {
  const language = currentLanguage();
  const count = days.length;
  const base = height - axisHeight;
  const dearest = Math.max(0, ...days.map(({ usd }) => usd));
  const x = (number: number): number => dayCentre(number, count, width);
  return (
    <svg width={width} height={height} aria-hidden>
      {shown !== null && (
        <rect x={x(shown) - width / count / 2} width={width / count} height={base} fill="var(--pressed)" />
      )}
      {days
        .filter(({ usd }) => usd > 0)
        .map(({ number, usd, isToday }) => {
          const barHeight = Math.max(leastHeight, (usd / dearest) * (base - roomAbove));
          return (
            <rect
              key={number}
              x={x(number) - barWidth / 2}
              y={base - barHeight}
              width={barWidth}
              height={barHeight}
              rx={1.5}
              fill={isToday ? 'var(--accent)' : 'var(--edge)'}
            />
          );
        })}
      <line x2={width} y1={base} y2={base} stroke="var(--line-2)" />
      {[1, 5, 10, 15, 20, 25, count].map((number) => (
        <text key={number} x={x(number)} y={base + 17} textAnchor="middle" fill="var(--text-3)" fontSize={11}>
          {number === 1 || number === count ? dayName(days[number - 1]!.day, language) : number}
        </text>
      ))}
    </svg>
  );
}
