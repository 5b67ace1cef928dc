/** When a month begins and when the next one does, by UTC, as the costs are asked for. */
export interface MonthBounds {
  readonly from: string;
  readonly until: string;
}

/** `2026-11` of a moment, by UTC, as budgets count. */
export function monthOf(moment: Date): string {
  return moment.toISOString().slice(0, 7);
}

/** The month an address names, when it is one; else the present one. */
export function readMonth(text: string | undefined, now: Date): string {
  return text !== undefined && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(text) ? text : monthOf(now);
}

export function boundsOf(month: string): MonthBounds {
  return { from: startOf(month).toISOString(), until: nextMonth(month).toISOString() };
}

export function nextMonth(month: string): Date {
  const start = startOf(month);
  return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
}

export function daysIn(month: string): number {
  return new Date(nextMonth(month).getTime() - 1).getUTCDate();
}

/** The months there is something to see of, newest first: those with calls, the present one and the one shown. */
export function monthsToChoose(days: readonly string[], shown: string, now: Date): readonly string[] {
  return [...new Set([monthOf(now), shown, ...days.map((day) => day.slice(0, 7))])].toSorted().toReversed();
}

/** `November 2026` */
export function monthName(month: string, language: string): string {
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(startOf(month));
}

/** `20 Nov` of a day `2026-11-20` */
export function dayName(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function startOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}
