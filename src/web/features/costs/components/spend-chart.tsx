import {
  Area,
  Bar,
  BarChart,
  ComposedChart,
  Line,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatUsd } from '../../../lib/money.ts';
import { usePhone } from '../../../lib/use-media-query.ts';
import { currentLanguage } from '../../../lib/texts.ts';
import { useCostsText } from '../costs-texts.ts';
import { formatRoundUsd } from '../figures.ts';
import { chartTop, type DayPoint } from '../month-days.ts';
import { dayName } from '../months.ts';

const margin = { top: 4, right: 0, bottom: 0, left: 0 } as const;

/**
 * Two bands on one clock: the running sum against the budget, and each day on its own scale below. The figures stand in
 * a table beside it, so it is a picture to those who listen.
 */
export function SpendChart({
  days,
  limitUsd,
}: {
  readonly days: readonly DayPoint[];
  readonly limitUsd: number | null;
}) {
  const isPhone = usePhone();
  const data = days.map((day) => ({ ...day, fill: day.isToday ? 'var(--accent)' : 'var(--edge)' }));
  return (
    <div aria-hidden className="[&_svg]:overflow-visible [&_svg]:outline-none">
      <SumBand data={data} days={days} limitUsd={limitUsd} height={isPhone ? 150 : 232} />
      <DayBand data={data} days={days} height={isPhone ? 62 : 74} barSize={isPhone ? 6 : 14} />
    </div>
  );
}

interface BandProps {
  readonly data: (DayPoint & { readonly fill: string })[];
  readonly days: readonly DayPoint[];
  readonly height: number;
}

function SumBand({ data, days, limitUsd, height }: BandProps & { readonly limitUsd: number | null }) {
  const t = useCostsText();
  const today = days.find(({ isToday }) => isToday);
  const top = chartTop(days, limitUsd);
  const lines =
    limitUsd === null
      ? []
      : ([
          ['lineHalf', limitUsd / 2, 'stale'],
          ['lineFull', limitUsd, 'fail'],
        ] as const);
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 860, height }}>
      <ComposedChart data={data} margin={margin} syncId="days" accessibilityLayer={false}>
        <XAxis dataKey="number" type="number" domain={[0.5, days.length + 0.5]} hide allowDataOverflow />
        <YAxis domain={[0, top]} hide allowDataOverflow />
        <ReferenceLine y={0} stroke="var(--line-2)" />
        <Area
          dataKey="sumUsd"
          type="linear"
          stroke="none"
          fill="var(--accent-soft)"
          isAnimationActive={false}
          activeDot={false}
        />
        {lines
          .filter(([, usd]) => usd <= top)
          .map(([words, usd, colour]) => (
            <ReferenceLine
              key={words}
              y={usd}
              stroke={`var(--${colour})`}
              strokeDasharray="2 4"
              label={{
                value: t(words, { usd: formatRoundUsd(usd) }),
                position: 'insideBottomLeft',
                fill: 'var(--text-2)',
                fontSize: 11.5,
                offset: 5,
              }}
            />
          ))}
        <Line
          dataKey="courseUsd"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={1.5}
          strokeDasharray="1 4"
          strokeLinecap="round"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="sumUsd"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={2}
          strokeLinejoin="round"
          dot={false}
          activeDot={{ r: 3.5, fill: 'var(--accent)', stroke: 'var(--bg)' }}
          isAnimationActive={false}
        />
        {today?.sumUsd !== undefined && today.sumUsd !== null && (
          <ReferenceDot
            x={today.number}
            y={today.sumUsd}
            r={4.5}
            fill="var(--accent)"
            stroke="var(--bg)"
            strokeWidth={2}
          />
        )}
        <Tooltip isAnimationActive={false} cursor={{ stroke: 'var(--line-2)' }} content={dayTip} />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function DayBand({ data, days, height, barSize }: BandProps & { readonly barSize: number }) {
  const last = days.length;
  const language = currentLanguage();
  return (
    <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 860, height }}>
      <BarChart data={data} margin={{ ...margin, top: 14 }} syncId="days" accessibilityLayer={false}>
        <XAxis
          dataKey="number"
          type="number"
          domain={[0.5, last + 0.5]}
          ticks={[1, 5, 10, 15, 20, 25, last]}
          interval={0}
          allowDataOverflow
          axisLine={{ stroke: 'var(--line-2)' }}
          tickLine={false}
          tick={{ fill: 'var(--text-3)', fontSize: 11 }}
          tickFormatter={(number: number) =>
            number === 1 || number === last ? dayName(days[number - 1]!.day, language) : String(number)
          }
          height={24}
        />
        <YAxis hide domain={[0, 'dataMax']} />
        <Bar
          dataKey="usd"
          barSize={barSize}
          radius={1.5}
          minPointSize={(usd) => (usd ? 2 : 0)}
          isAnimationActive={false}
        />
        <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--pressed)' }} content={() => null} />
      </BarChart>
    </ResponsiveContainer>
  );
}

function pointOf(payload: readonly { readonly payload?: unknown }[] | undefined): DayPoint | null {
  const point = payload?.[0]?.payload;
  return typeof point === 'object' && point !== null && 'sumUsd' in point ? (point as DayPoint) : null;
}

function dayTip({
  active,
  payload,
}: Readonly<{ active?: boolean; payload?: readonly { readonly payload?: unknown }[] }>) {
  return <DayTip point={active === true ? pointOf(payload) : null} />;
}

function DayTip({ point }: { readonly point: DayPoint | null }) {
  const t = useCostsText();
  if (point === null || point.sumUsd === null) return null;
  return (
    <div className="small num rounded-control bg-raised px-2.5 py-1.5 shadow-[var(--shadow-2)]">
      <b className="font-medium">{dayName(point.day, currentLanguage())}</b>
      <span className="block text-text-2">{t('thatDay', { usd: formatUsd(point.usd) })}</span>
      <span className="block text-text-2">{t('inAll', { usd: formatUsd(point.sumUsd) })}</span>
    </div>
  );
}
