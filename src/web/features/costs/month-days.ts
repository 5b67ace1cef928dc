import { boundsOf, daysIn, monthOf } from './months.ts';

/** One day of a month as the chart shows it. Sums are dollars; null where there is nothing to draw. */
export interface DayPoint {
  readonly number: number;
  /** `2026-11-20` */
  readonly day: string;
  readonly usd: number;
  /** Everything up to and with that day; null for days to come. */
  readonly sumUsd: number | null;
  /** Where the present pace leads, from today to the end of the month. */
  readonly courseUsd: number | null;
  readonly isToday: boolean;
}

const dayMs = 86_400_000;
/** A pace read from less than this is a guess. */
const shortestPaceDays = 2;

/** The days of a month with what was spent on each, and where that leads. */
export function monthDays(
  month: string,
  spent: readonly { readonly key: string; readonly spent_usd: number }[],
  now: Date,
): readonly DayPoint[] {
  const byDay = new Map(spent.map(({ key, spent_usd: usd }) => [key, usd]));
  const isPresent = monthOf(now) === month;
  const today = isPresent ? now.getUTCDate() : now.toISOString() > boundsOf(month).from ? Infinity : 0;
  const count = daysIn(month);
  const total = spent.reduce((sum, { key, spent_usd: usd }) => sum + (key.startsWith(month) ? usd : 0), 0);
  const course = courseOf(month, total, now);
  let sum = 0;
  return Array.from({ length: count }, (_, index): DayPoint => {
    const number = index + 1;
    const day = `${month}-${String(number).padStart(2, '0')}`;
    const usd = byDay.get(day) ?? 0;
    sum += usd;
    const courseUsd =
      course === null || number < today ? null : sum + ((course - sum) * (number - today)) / Math.max(1, count - today);
    return {
      number,
      day,
      usd,
      sumUsd: number <= today ? sum : null,
      courseUsd,
      isToday: isPresent && number === today,
    };
  });
}

/** What the month comes to at the present pace; null for other months, and while there is too little to judge by. */
export function courseOf(month: string, spentUsd: number, now: Date): number | null {
  if (monthOf(now) !== month || spentUsd === 0) return null;
  const days = (now.getTime() - Date.parse(boundsOf(month).from)) / dayMs;
  if (days < shortestPaceDays || now.getUTCDate() === daysIn(month)) return null;
  return (spentUsd / days) * daysIn(month);
}

/** How high the chart reaches. A budget far above what is spent would press everything flat: then it is left out. */
export function chartTop(days: readonly DayPoint[], limitUsd: number | null): number {
  const highest = Math.max(0.01, ...days.map(({ sumUsd, courseUsd }) => Math.max(sumUsd ?? 0, courseUsd ?? 0)));
  return Math.max(highest * 1.12, limitUsd !== null && isInSight(highest, limitUsd) ? limitUsd * 1.15 : 0);
}

/** Whether a line is close enough to what is spent to be drawn. */
export const isInSight = (highestUsd: number, lineUsd: number): boolean => lineUsd > 0 && lineUsd <= highestUsd * 8;

/** Where the middle of a day stands in a chart of the month, from its left. */
export const dayCentre = (number: number, count: number, width: number): number => ((number - 0.5) / count) * width;
